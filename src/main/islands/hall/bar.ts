// The bar below the screen: pause, sound, form, full screen, the place in the replay, and what following costs.
import { byId, write } from "../ground/page";
import { ahead } from "../stage/buffered";
import { Meter, megabytes } from "./cost";
import { clock } from "./page";
import type { Player } from "../stage/player";
import type { Speaker } from "./speak";

/** What the bar is there for now. */
export interface Shown {
  on: boolean;
  /** whether what is played has a length to move in */
  recorded: boolean;
  /** whether the session goes on, so that one may leave the present and come back to it */
  live: boolean;
  /** whether there is a picture to be enlarged */
  picture: boolean;
  /** whether anything is played, and not text alone followed */
  played: boolean;
  /** whether it is played for a weak line */
  steady: boolean;
}

export interface Wishes {
  /** for a weak line, or no longer */
  steady(): void;
  /** from the present to the start, or back */
  shift(): void;
}

export class Bar {
  private readonly play = byId("hall-play");
  private readonly mute = byId("hall-mute");
  private readonly steady = byId("hall-steady");
  private readonly shift = byId("hall-shift");
  private readonly full = byId("hall-full");
  private readonly time = byId("hall-time");
  private readonly seek = byId<HTMLInputElement>("hall-seek");
  private readonly meter = new Meter();

  constructor(
    private readonly video: HTMLVideoElement,
    private readonly player: Player,
    private readonly speak: Speaker,
    wishes: Wishes,
  ) {
    this.play.addEventListener("click", () => {
      if (video.paused) void player.resume();
      else player.pause();
    });
    this.mute.addEventListener("click", () => {
      video.muted = !video.muted;
      this.showButtons();
    });
    this.steady.addEventListener("click", wishes.steady);
    this.shift.addEventListener("click", wishes.shift);
    this.full.addEventListener("click", () => {
      if (document.fullscreenElement) void document.exitFullscreen();
      else void byId("hall-screen").requestFullscreen?.();
    });
    this.seek.addEventListener("input", () => (video.currentTime = Number(this.seek.value)));
    for (const event of ["play", "pause"]) video.addEventListener(event, () => this.showButtons());
    for (const event of ["durationchange", "timeupdate"]) video.addEventListener(event, () => this.showTime());
  }

  show({ on, recorded, live, picture, played, steady }: Shown): void {
    byId("hall-bar").hidden = !on;
    this.time.hidden = !on || !recorded || !played;
    this.shift.hidden = !live || !played;
    for (const button of [this.play, this.mute, this.steady]) button.hidden = !played;
    this.steady.setAttribute("aria-pressed", String(steady));
    write(this.shift, this.speak.say(recorded ? "to_live" : "to_start"));
    this.full.hidden = !picture;
    this.showButtons();
    this.showTime();
  }

  /** Another way of following begins: what it costs is measured anew. */
  restart(): void {
    this.meter.restart();
  }

  /** What following has cost, and how far behind it is while live; to be called once a second. */
  count(live: boolean): void {
    const rate = this.meter.rate(ahead(this.video));
    const delay = live ? this.player.delay : undefined;
    this.video.dataset["late"] = String(Math.round((delay ?? 0) * 1000));
    write(byId("hall-spent"), this.speak.say("spent", megabytes(this.meter.spent)));
    write(byId("hall-rate"), rate ? this.speak.say("rate", megabytes(rate)) : "");
    write(byId("hall-delay"), delay ? this.speak.say("delay", delay.toFixed(0)) : "");
  }

  private showButtons(): void {
    const { paused, muted } = this.video;
    write(this.play, this.speak.say(paused ? "play" : "pause"));
    this.play.setAttribute("aria-pressed", String(!paused));
    write(this.mute, this.speak.say(muted ? "unmute" : "mute"));
    this.mute.setAttribute("aria-pressed", String(muted));
  }

  private showTime(): void {
    const { currentTime } = this.video;
    const length = Number.isFinite(this.video.duration) ? this.video.duration : 0;
    this.seek.max = String(Math.floor(length));
    this.seek.value = String(Math.floor(currentTime));
    this.seek.setAttribute("aria-valuetext", clock(currentTime));
    write(byId("hall-at"), clock(currentTime));
    write(byId("hall-length"), clock(length));
  }
}
