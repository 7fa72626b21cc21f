// The captioner's own abbreviations, one a line as "bj = bonjour"; they stay in this browser.
import { byId } from "../ground/page";

const KEPT = "captioner words";

export class OwnWords {
  private readonly field = byId<HTMLTextAreaElement>("captioner-words");
  private words = new Map<string, string>();

  constructor() {
    try {
      this.field.value = localStorage.getItem(KEPT) ?? "";
    } catch {
      // they are typed again next time
    }
    this.read();
    this.field.addEventListener("input", () => this.read());
  }

  /** The text with the abbreviation at its end written out. */
  expanded(text: string): string {
    const [, before = "", last = ""] = /^(.*?)(\S*)$/s.exec(text) ?? [];
    return before + (this.words.get(last) ?? last);
  }

  private read(): void {
    this.words = new Map(
      this.field.value
        .split("\n")
        .map((line) => line.split("=").map((side) => side.trim()))
        .filter(([short, long]) => short && long && !/\s/.test(short))
        .map(([short = "", ...long]) => [short, long.join("=")]),
    );
    try {
      localStorage.setItem(KEPT, this.field.value);
    } catch {
      // as above
    }
  }
}
