// The slide in the hall: the one of the moment that is heard, live and in the replay.
import { arrange, byId, element } from "../ground/page";
import { clock } from "../hall/page";
import { type Given, type HallPart, register } from "../hall/parts";
import type { HallView } from "../hall/protocol";
import { go, onWatched, type Watched } from "../hall/watched";
import { Figure } from "./figure";
import type { Slide } from "./picture";
import { Timeline, type At } from "./timeline";

/** What is shown from an instant on. */
interface Shown {
  slide?: Slide | null;
  number: number;
  of: number;
  shownAt: string;
}

/** Who is further behind than this is not waited for. */
const LONGEST = 90_000;

class Slides implements HallPart {
  private readonly section = byId("hall-slides");
  private readonly list = byId("hall-slide-list");
  private readonly figure: Figure;
  private readonly timeline = new Timeline(this.section.dataset["address"] ?? "");
  /** turns that are told and not yet heard, oldest first */
  private coming: Shown[] = [];
  private now: Shown | undefined;
  private watched: Watched | undefined;
  private ended = false;

  constructor(given: Given) {
    this.figure = new Figure(given.speak);
    this.list.addEventListener("click", (event) => {
      const link = (event.target as Element).closest<HTMLElement>("[data-second]");
      if (!link) return;
      event.preventDefault();
      go(Number(link.dataset["second"]));
    });
    onWatched((watched) => {
      const began = watched.recorded && !this.watched?.recorded;
      this.watched = watched;
      if (began) void this.timeline.load().then(() => this.render());
      this.render();
    });
  }

  hall(hall: HallView): void {
    this.ended = hall.phase === "ended";
    if (this.ended) void this.timeline.load().then(() => this.listAll());
    this.render();
  }

  view(now: unknown): void {
    const shown = (now ?? undefined) as Shown | undefined;
    if (shown && this.now && this.watched?.on) this.coming.push(shown);
    else this.now = shown;
    this.render();
  }

  private render(): void {
    const { watched } = this;
    if (watched?.recorded) {
      this.show(this.timeline.at(watched.second), watched);
    } else {
      this.takeTurns(watched?.date);
      this.show(this.ended ? undefined : this.now, watched);
    }
  }

  /** What is heard comes some seconds after it happened, and so do the slides. */
  private takeTurns(date: number | undefined): void {
    while (this.coming.length > 0) {
      const next = Date.parse(this.coming[0]!.shownAt);
      if (date !== undefined && next > date && next - date < LONGEST) return;
      this.now = this.coming.shift();
    }
  }

  private show(shown: Shown | At | undefined, watched: Watched | undefined): void {
    this.figure.show(shown?.slide ?? undefined, shown?.number ?? 0, shown?.of ?? 0, watched);
    this.section.hidden = !this.figure.shown && this.list.childElementCount === 0;
  }

  /** The slides as chapters of the replay. */
  private listAll(): void {
    byId("hall-slide-chapters").hidden = this.timeline.turns.length === 0;
    arrange(
      this.list,
      this.timeline.turns.filter((turn) => turn.slide).map((turn) => chapter(turn)),
    );
    this.render();
  }
}

function chapter({ second, number, slide }: At): HTMLElement {
  const item = element("li", "hall-chapter");
  const link = element("a", "hall-chapter-link");
  link.href = `?t=${Math.floor(second)}`;
  link.dataset["second"] = String(second);
  const time = element("time", "", clock(second));
  time.dir = "ltr";
  const title = element("span", "", `${number}. ${slide?.words.split("\n")[0] ?? ""}`);
  title.dir = "auto";
  link.append(time, " ", title);
  item.append(link);
  return item;
}

register("slides", (given) => new Slides(given));
