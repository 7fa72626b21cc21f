// The captioner's page: one line to type, by keyboard alone; what is on air beside it.
import { byId, data, element, write } from "../ground/page";
import { say as fill, type Values } from "../ground/words";
import { type Kept, Lines } from "./captioner-lines";
import { OwnWords } from "./captioner-words";
import { Player } from "../stage/player";

const LANGUAGES = ["ar", "fr", "en"];
const KEPT_LANGUAGE = "captioner language";
const LOOK = 3_000; // ms

const given = data<{ lines: string; playlist: string | null; sound: string | null; texts: Record<string, string> }>(
  "captioner-data",
);
const say = (key: string, values: Values = {}) => fill(given.texts[key] ?? key, values);

class Captioner {
  private readonly input = byId<HTMLInputElement>("captioner-line");
  private readonly list = byId("captioner-list");
  private readonly status = byId("captioner-status");
  private readonly words = new OwnWords();
  private readonly player: Player;
  private readonly lines = new Lines(given.lines, {
    waiting: (count) => write(this.status, say("waiting", { count })),
    kept: () => {
      if (!this.status.classList.contains("error")) write(this.status, say("kept"));
      void this.look();
    },
    refused: (message) => this.tell(message, true),
  });
  private language = keptLanguage();
  private began: number | undefined;
  private shown: Kept[] = [];
  private correcting: number | undefined;

  constructor() {
    const video = byId<HTMLVideoElement>("captioner-video");
    this.player = new Player(video, {
      stalled: () => write(this.status, say("stalled")),
      playing: () => undefined,
      failed: () => this.tell(say("no_player"), true),
      wantsPress: () => undefined,
      // what is said can still be heard, some seconds later
      pictureless: () => given.sound && void this.player.play({ playlist: given.sound, live: true, sound: true }),
    });
    if (given.playlist) void this.player.play({ playlist: given.playlist, live: true, sound: false });
    this.input.addEventListener("input", () => (this.began ??= (this.player.date ?? new Date()).getTime()));
    this.input.addEventListener("keydown", (event) => this.key(event));
    document.addEventListener("keydown", (event) => this.chord(event));
    byId("captioner-languages").addEventListener("change", (event) =>
      this.choose((event.target as HTMLInputElement).value),
    );
    byId("captioner-form").addEventListener("submit", (event) => {
      event.preventDefault();
      this.send();
    });
    this.choose(this.language);
    window.setInterval(() => void this.look(), LOOK);
  }

  private key(event: KeyboardEvent): void {
    if (event.isComposing) return;
    if (event.key === "Escape") {
      event.preventDefault();
      this.clear();
    } else if (event.key === "ArrowUp" && (this.input.value === "" || this.correcting !== undefined)) {
      event.preventDefault();
      this.recall();
    } else if (event.key === " " && this.input.selectionStart === this.input.value.length) {
      this.input.value = this.words.expanded(this.input.value);
    }
  }

  /** Ctrl or Alt with a digit: some browsers keep one of them for themselves. */
  private chord(event: KeyboardEvent): void {
    const digit = /^Digit([1-3])$/.exec(event.code)?.[1];
    const language = LANGUAGES[Number(digit) - 1];
    if (!language || event.ctrlKey === event.altKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    this.choose(language);
  }

  private send(): void {
    const text = this.words.expanded(this.input.value.trim());
    const { correcting, began, language } = this;
    if (text === "" && correcting === undefined) return;
    this.tell("", false);
    if (correcting === undefined) this.lines.send({ language, text, began });
    else this.lines.send({ language, text, corrects: correcting });
    this.clear();
  }

  private clear(): void {
    this.input.value = "";
    this.began = undefined;
    this.correcting = undefined;
    this.render();
  }

  /** The last line comes back to be corrected; once more, the one before it. */
  private recall(): void {
    const at = this.shown.findIndex(({ number }) => number === this.correcting);
    const line = this.shown[at < 0 ? this.shown.length - 1 : Math.max(0, at - 1)];
    if (!line) return;
    this.correcting = line.number;
    this.input.value = line.text;
    this.render();
  }

  private choose(language: string): void {
    if (language !== this.language) this.clear();
    this.language = language;
    keepLanguage(language);
    const option = byId<HTMLInputElement>(`captioner-${language}`);
    option.checked = true;
    this.input.lang = language;
    this.input.dir = language === "ar" ? "rtl" : "ltr";
    this.list.lang = language;
    this.list.dir = this.input.dir;
    this.input.focus();
    this.shown = [];
    this.render();
    void this.look();
  }

  private async look(): Promise<void> {
    const language = this.language;
    const latest = await this.lines.latest(language);
    if (!latest || language !== this.language) return;
    this.shown = latest;
    this.render();
  }

  private render(): void {
    byId("captioner-correcting").hidden = this.correcting === undefined;
    byId("captioner-none").hidden = this.shown.length > 0;
    this.list.replaceChildren(
      ...this.shown.map(({ number, text }) =>
        element("li", number === this.correcting ? "captioner-said is-correcting" : "captioner-said", text),
      ),
    );
    this.list.scrollTop = this.list.scrollHeight;
  }

  private tell(message: string, wrong: boolean): void {
    this.status.classList.toggle("error", wrong);
    write(this.status, message);
  }
}

function keptLanguage(): string {
  try {
    const kept = localStorage.getItem(KEPT_LANGUAGE) ?? "";
    if (LANGUAGES.includes(kept)) return kept;
  } catch {
    // the page's own
  }
  return document.documentElement.lang;
}

function keepLanguage(language: string): void {
  try {
    localStorage.setItem(KEPT_LANGUAGE, language);
  } catch {
    // it is chosen again next time
  }
}

if (document.getElementById("captioner-line")) new Captioner();
