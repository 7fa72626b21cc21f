// The presenter's page: turns the slides that the hall sees. What was pressed last is what is shown, also over a line that was cut for a while.
import { byId, data, element, write } from "../ground/page";
import { say as fill } from "../ground/words";
import { picture, type Slide } from "./picture";
import { Keys } from "./presenter-keys";

interface Now {
  order: number;
  phase: "planned" | "open" | "ended";
  number: number;
}

const LOOK = 3_000;
const RETRY = 1_500;

const given = data<{ address: string; now: Now; slides: Slide[]; texts: Record<string, string> }>("presenter-data");
const say = (key: string, ...args: (string | number)[]): string =>
  fill(given.texts[`slides_present_${key}`] ?? key, Object.fromEntries(args.entries()));

class Presenter {
  private readonly slides = given.slides;
  private readonly error = byId("presenter-error");
  private readonly phase = byId("presenter-phase");
  private readonly list = byId("presenter-list");
  private now = given.now;
  /** the slide that is meant to be shown, from 1; 0 for none */
  private wanted = given.now.number;
  private before = Math.max(1, given.now.number);
  private sending = false;

  constructor() {
    byId("presenter-desk").hidden = false;
    byId("presenter-strip").hidden = false;
    this.list.append(...this.slides.map((slide, at) => this.item(slide, at + 1)));
    byId("presenter-forward").addEventListener("click", () => this.go(1));
    byId("presenter-back").addEventListener("click", () => this.go(-1));
    byId("presenter-blank").addEventListener("click", () => this.blank());
    new Keys({
      go: (step) => this.go(step),
      goTo: (number) => this.goTo(number),
      last: () => this.goTo(this.slides.length),
      blank: () => this.blank(),
      typing: (digits) => {
        byId("presenter-typed").hidden = digits === "";
        write(byId("presenter-typed"), digits === "" ? "" : say("typed", digits));
      },
    });
    window.setInterval(() => void this.look(), LOOK);
    this.render();
  }

  private go(step: number): void {
    // from an empty screen one comes back to where one was, forward as much as back
    this.goTo(this.wanted === 0 ? this.before : this.wanted + step);
  }

  private goTo(number: number): void {
    if (this.slides.length === 0) return;
    this.want(Math.min(this.slides.length, Math.max(1, number)));
  }

  private blank(): void {
    this.want(this.wanted === 0 ? this.before : 0);
  }

  private want(number: number): void {
    if (this.now.phase === "ended" || number === this.wanted) return;
    this.wanted = number;
    if (number > 0) this.before = number;
    this.render();
    void this.send();
  }

  /** One wish at a time; those that came meanwhile are one, the last. */
  private async send(): Promise<void> {
    if (this.sending) return;
    this.sending = true;
    while (this.wanted !== this.now.number && this.now.phase !== "ended") {
      const answer = await this.show(this.wanted);
      if (!answer) await new Promise((done) => setTimeout(done, RETRY));
    }
    this.sending = false;
  }

  private async show(number: number): Promise<boolean> {
    try {
      const body = new URLSearchParams({ number: String(number) });
      const answer = await fetch(`${given.address}/show`, { method: "POST", body });
      const said = (await answer.json()) as Now & { message?: string };
      if (answer.ok) {
        this.take(said);
        return true;
      }
      this.complain(said.message ?? "");
      if (answer.status < 500) this.wanted = this.now.number;
      this.render();
      return answer.status < 500;
    } catch {
      this.complain(say("offline"));
      return false;
    }
  }

  /** Somebody else may turn the slides too, or change them. */
  private async look(): Promise<void> {
    if (document.hidden || this.sending) return;
    try {
      const answer = await fetch(`${given.address}/now`, { headers: { Accept: "application/json" } });
      if (!answer.ok || this.sending) return;
      this.take((await answer.json()) as Now);
      this.wanted = this.now.number;
      if (this.wanted > 0) this.before = this.wanted;
      this.render();
    } catch {
      // the next look is soon
    }
  }

  private take(now: Now): void {
    if (now.order !== this.now.order) location.reload();
    this.now = now;
    this.complain("");
  }

  private render(): void {
    const { wanted, slides } = this;
    const shown = slides[wanted - 1];
    const next = slides[wanted === 0 ? this.before - 1 : wanted];
    write(byId("presenter-place"), shown ? say("of", wanted, slides.length) : say("none"));
    put(byId("presenter-slide"), shown, "large", shown ? say("slide", wanted) : say("none"));
    put(byId("presenter-next"), next, "small", next ? "" : say("last"));
    write(byId("presenter-words"), shown?.words ?? "");
    byId("presenter-blank").setAttribute("aria-pressed", String(wanted === 0));
    byId<HTMLButtonElement>("presenter-back").disabled = wanted === 1;
    byId<HTMLButtonElement>("presenter-forward").disabled = wanted === slides.length;
    this.phase.hidden = this.now.phase === "open";
    write(this.phase, this.phase.hidden ? "" : say(this.now.phase));
    for (const [at, item] of Array.from(this.list.children).entries()) {
      item.firstElementChild?.setAttribute("aria-current", String(at + 1 === wanted));
    }
  }

  private item(slide: Slide, number: number): HTMLElement {
    const item = element("li", "");
    const button = element("button", "presenter-item");
    button.type = "button";
    const image = picture(slide, "small", "");
    image.querySelector("img")?.setAttribute("loading", "lazy");
    button.append(image, element("span", "", String(number)));
    button.setAttribute("aria-label", say("slide", number));
    button.addEventListener("click", () => this.goTo(number));
    item.append(button);
    return item;
  }

  private complain(words: string): void {
    this.error.hidden = words === "";
    write(this.error, words);
  }
}

/** Shows a slide in a place, or words where there is none. */
function put(place: HTMLElement, slide: Slide | undefined, size: "small" | "large", words: string): void {
  const address = slide ? slide.address : "";
  if (place.dataset["slide"] === address && address !== "") return;
  place.dataset["slide"] = address;
  place.replaceChildren(slide ? picture(slide, size, words) : element("p", "muted presenter-nothing", words));
}

if (given.slides.length > 0) new Presenter();
