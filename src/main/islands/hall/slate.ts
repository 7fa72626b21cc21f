// What stands on the screen while nothing plays: why, and how long until it begins.
import { byId, write } from "../ground/page";
import { clock } from "./page";
import { type HallView, isPast, type Showing } from "./protocol";
import type { Speaker } from "./speak";

export class Slate {
  private readonly part = byId("hall-slate");
  private readonly title = byId("hall-slate-title");
  private readonly poster = byId<HTMLImageElement>("hall-poster");
  private readonly countdown = byId("hall-countdown");

  constructor(private readonly speak: Speaker) {}

  /** @param lost whether the stage has lost its studio */
  show(hall: HallView, showing: Showing, lost: boolean): void {
    write(this.title, this.speak.say(titleKey(hall, showing, lost)));
  }

  /** The picture behind the words, before the replay plays. */
  picture(address: string | null | undefined): void {
    this.poster.hidden = !address;
    if (address && this.poster.getAttribute("src") !== address) this.poster.src = address;
  }

  hide(hidden: boolean): void {
    this.part.hidden = hidden;
  }

  /** To be called once a second. */
  countDown(hall: HallView): void {
    this.countdown.hidden = hall.phase !== "planned" || isPast(hall);
    if (this.countdown.hidden) return;
    const left = (Date.parse(hall.startsAt) - Date.now()) / 1000;
    const days = Math.floor(left / 86_400);
    const time = days > 1 ? this.speak.say("days", days) : clock(left);
    write(this.countdown, left <= 0 ? this.speak.say("opens_soon") : this.speak.say("opens_in", time));
  }
}

function titleKey(hall: HallView, showing: Showing, lost: boolean): string {
  if (hall.phase === "planned") return isPast(hall) ? "past" : "planned";
  if (hall.phase === "ended") {
    if (showing === "replay") return "ended";
    return hall.screen.replay ? "ending" : "no_recording";
  }
  return lost ? "lost" : showing === "live" ? "join_title" : "nothing";
}
