// Captions over the screen: off until the person wants them, then in the language of the choice, which is kept.
import { byId, element, write } from "../ground/page";
import type { Player } from "../stage/player";
import type { Speaker } from "./speak";

const KEPT = "hall captions";
/** Older lines would cover the picture. */
const MOST_SHOWN = 3;

export class Captions {
  private readonly place = byId("hall-captions");
  private readonly button = byId("hall-captions-button");
  private offered: string[] = [];
  private on = false;
  private language: string | undefined = kept();

  constructor(
    private readonly player: () => Player,
    private readonly speak: Speaker,
    private readonly reload: () => void,
  ) {
    this.button.addEventListener("click", () => this.next());
    document.addEventListener("keydown", (event) => {
      const target = event.target as HTMLElement;
      if (event.ctrlKey || event.metaKey || event.altKey || target.closest("input:not([type=range]), textarea, select"))
        return;
      // by place on the keyboard, so that it works with an Arabic layout too
      if (event.code === "KeyC" && !this.button.hidden) this.next();
    });
  }

  /** The languages there are, and whether something is played. */
  show(languages: string[], on: boolean): void {
    const news = languages.join() !== this.offered.join() || on !== this.on;
    this.offered = languages;
    this.on = on;
    this.button.hidden = !on || languages.length === 0;
    this.place.hidden = !on;
    this.name();
    if (on && news) this.choose();
  }

  read(texts: string[]): void {
    const language = this.chosen;
    this.place.replaceChildren(
      ...(language ? texts.slice(-MOST_SHOWN) : []).map((text) => {
        const line = element("p", "hall-caption");
        line.append(element("span", "", text));
        line.lang = language ?? "";
        line.dir = language === "ar" ? "rtl" : "ltr";
        return line;
      }),
    );
  }

  /** The chosen language, when there are captions in it. */
  get chosen(): string | undefined {
    return this.offered.includes(this.language ?? "") ? this.language : undefined;
  }

  /** Off, then one language after the other, the reader's own first. */
  private next(): void {
    const own = document.documentElement.lang;
    const order = [...this.offered].sort((a, b) => Number(b === own) - Number(a === own));
    this.language = order[this.chosen ? order.indexOf(this.chosen) + 1 : 0];
    keep(this.language);
    this.read([]);
    this.choose();
    this.name();
  }

  /** What is played was loaded before there were captions in this language: it is loaded again. */
  private choose(): void {
    if (!this.player().caption(this.chosen)) this.reload();
  }

  private name(): void {
    const language = this.chosen;
    write(this.button, this.speak.say(language ? `captions_${language}` : "captions_off"));
    this.button.setAttribute("aria-pressed", String(language !== undefined));
  }
}

function kept(): string | undefined {
  try {
    return localStorage.getItem(KEPT) ?? undefined;
  } catch {
    return undefined;
  }
}

function keep(language: string | undefined): void {
  try {
    if (language) localStorage.setItem(KEPT, language);
    else localStorage.removeItem(KEPT);
  } catch {
    // it is chosen again next time
  }
}
