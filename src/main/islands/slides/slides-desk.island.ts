// The slides at the desk: the one on the screen, the next one, and a way to turn them.
import { byId, element, write } from "../ground/page";
import { mark } from "../hall/jumps";
import { type Given, type HallPart, register } from "../hall/parts";
import type { HallView } from "../hall/protocol";
import { picture, type Slide } from "./picture";

/** Where the slides stand; docs/protocol/hall.md defines it. */
interface OnTurn {
  slide?: Slide | null;
  number: number;
  of: number;
  next?: Slide | null;
  following: number;
}

class DeskSlides implements HallPart {
  private readonly section = byId("slides-desk");
  private readonly error = byId("slides-desk-error");
  private readonly back = byId<HTMLButtonElement>("slides-desk-back");
  private readonly forward = byId<HTMLButtonElement>("slides-desk-forward");
  private now: OnTurn | undefined;
  private ended = false;

  constructor(private readonly given: Given) {
    this.back.addEventListener("click", () => this.now && void this.show(this.now.number - 1, this.back));
    this.forward.addEventListener("click", () => this.now && void this.show(this.now.following, this.forward));
  }

  view(now: unknown): void {
    this.now = (now as OnTurn | null) ?? undefined;
    this.render();
  }

  hall({ phase }: HallView): void {
    this.ended = phase === "ended";
    this.render();
  }

  private render(): void {
    const { now } = this;
    this.section.hidden = !now || this.ended;
    if (!now) return;
    const { speak } = this.given;
    const place = `${now.number || "–"} / ${now.of}`;
    write(byId("slides-desk-place"), place);
    put("slides-desk-now", now.slide, speak.say(now.slide ? "number" : "none", now.number));
    put("slides-desk-next", now.next, speak.say(now.next ? "number" : "last", now.following));
    able(this.back, now.number > 1);
    able(this.forward, now.following > 0);
    mark(this.section, place);
  }

  /** Shows the slide of this number; which it is then comes with the next frame. */
  private async show(number: number, pressed: HTMLElement): Promise<void> {
    if (pressed.getAttribute("aria-disabled") === "true") return;
    const refused = await this.turn(number);
    this.error.hidden = refused === "";
    write(this.error, refused);
    if (refused === "" && this.now) write(byId("slides-desk-said"), this.given.speak.say("shown", number, this.now.of));
  }

  private async turn(number: number): Promise<string> {
    try {
      const body = new URLSearchParams({ number: String(number) });
      const answer = await fetch(this.section.dataset["address"] ?? "", { method: "POST", body });
      if (answer.ok) return "";
      return ((await answer.json()) as { message?: string }).message ?? this.given.speak.say("failed");
    } catch {
      return this.given.speak.say("failed");
    }
  }
}

/** Stays where the keyboard is, unlike a disabled one. */
function able(button: HTMLButtonElement, can: boolean): void {
  button.setAttribute("aria-disabled", String(!can));
}

function put(id: string, slide: Slide | null | undefined, words: string): void {
  const place = byId(id);
  const made = slide?.address ?? words;
  if (place.dataset["made"] === made) return;
  place.dataset["made"] = made;
  place.replaceChildren(slide ? picture(slide, "small", words) : element("p", "muted small presenter-nothing", words));
}

register("slides", (given) => new DeskSlides(given));
