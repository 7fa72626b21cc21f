// A slide on the hall's page: in the place of the picture where there is none, else below it; its words for who does not see or load it.
import { byId, write } from "../ground/page";
import type { Speaker } from "../hall/speak";
import type { Watched } from "../hall/watched";
import { picture, type Size, type Slide } from "./picture";

const SMALL = "(max-width: 45rem)";
/** Longer ones stand in the words below it. */
const LONGEST_ALT = 500;
/** Who leafs through many is told of the last. */
const CALM = 1_500; // ms

export class Figure {
  private readonly figure = byId("hall-slide");
  private readonly frame = byId("hall-slide-picture");
  private readonly place = byId("hall-slide-place");
  private readonly enlarge = byId("hall-slide-enlarge");
  private readonly words = byId<HTMLDetailsElement>("hall-slide-words");
  private readonly home = this.figure.parentElement!;
  private drawn = "";
  private said = "";
  private saying = 0;
  private large = !matchMedia(SMALL).matches;

  constructor(private readonly speak: Speaker) {
    this.enlarge.addEventListener("click", () => {
      this.large = true;
      void this.figure.requestFullscreen?.().catch(() => undefined);
      this.drawn = "";
      this.again();
    });
  }

  private again: () => void = () => undefined;

  get shown(): boolean {
    return !this.figure.hidden || !this.words.hidden;
  }

  show(slide: Slide | undefined, number: number, of: number, watched: Watched | undefined): void {
    this.again = () => this.show(slide, number, of, watched);
    const on = slide !== undefined && watched?.on === true;
    const seen = on && watched.form !== "text";
    this.figure.hidden = byId("hall-slide-row").hidden = !seen;
    this.words.hidden = !on || slide.words === "";
    this.settle(!seen || watched.picture);
    if (!on) return;
    const name = this.speak.say("number_of", number, of);
    if (watched.form === "text") this.words.open = true;
    write(byId("hall-slide-text"), slide.words);
    write(this.place, `${number} / ${of}`);
    if (seen) this.draw(slide, `${name}. ${slide.words.slice(0, LONGEST_ALT)}`);
    this.announce(`${name}. ${slide.words.split("\n")[0] ?? ""}`);
  }

  private draw(slide: Slide, alt: string): void {
    const size: Size = this.large ? "large" : "small";
    if (this.drawn === slide.address + size) return;
    this.drawn = slide.address + size;
    this.frame.replaceChildren(picture(slide, size, alt));
  }

  /** Where the screen has no picture the slide takes its place. */
  private settle(besides: boolean): void {
    const where = besides ? this.home : byId("hall-instead");
    if (this.figure.parentElement === where) return;
    if (besides) this.home.insertBefore(this.figure, byId("hall-slide-row"));
    else where.append(this.figure);
  }

  private announce(words: string): void {
    if (words === this.said) return;
    this.said = words;
    clearTimeout(this.saying);
    this.saying = window.setTimeout(() => write(byId("hall-slide-said"), words), CALM);
  }
}
