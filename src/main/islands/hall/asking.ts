// The box in which a question is written. What is written is kept in the tab until the hall has it.
import { byId, write } from "../ground/page";
import type { Near } from "./near";
import type { Outcome } from "./protocol";
import { newKey } from "./room";
import type { Speaker } from "./speak";

const LEAST = 3;
const MOST = 500;

interface Draft {
  words: string;
  key: string;
}

/** What is sent: the words, and how they are to be taken. */
export interface Wishes extends Record<string, string> {
  text: string;
}

export class Asking {
  private readonly form = byId<HTMLFormElement>("hall-ask");
  private readonly words = byId<HTMLTextAreaElement>("hall-words");
  private readonly count = byId("hall-count");
  private readonly error = byId("hall-error");
  private readonly said = byId("hall-said");
  private readonly button = byId<HTMLButtonElement>("hall-send");
  private readonly place: string;
  private draft: Draft;

  constructor(
    private readonly speak: Speaker,
    session: string,
    private readonly send: (wishes: Wishes, key: string) => Promise<Outcome>,
    private readonly up: () => boolean,
    private readonly near: Near,
  ) {
    this.place = `question ${session}`;
    this.draft = this.kept();
    this.words.value = this.draft.words;
    this.form.addEventListener("input", () => this.written());
    this.words.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) this.form.requestSubmit();
    });
    this.form.addEventListener("submit", (event) => {
      event.preventDefault();
      void this.submit();
    });
    this.showCount();
  }

  line(up: boolean): void {
    if (this.button.disabled) write(this.said, this.speak.say(up ? "sending" : "kept"));
  }

  private written(): void {
    // other words are another question: only the same words may go under the same key
    this.draft = { words: this.words.value, key: newKey() };
    this.keep();
    this.complain("");
    this.showCount();
    this.near.look(this.words.value);
    write(this.said, "");
  }

  private wishes(): Wishes {
    const form = new FormData(this.form);
    return {
      text: this.draft.words,
      language: String(form.get("language") ?? ""),
      named: String(form.has("named")),
      trade: String(form.get("trade") ?? ""),
    };
  }

  private async submit(): Promise<void> {
    if (this.button.disabled || this.words.value.trim() === "") return;
    this.busy(true);
    this.complain("");
    write(this.said, this.speak.say(this.up() ? "sending" : "kept"));
    const outcome = await this.send(this.wishes(), this.draft.key);
    this.busy(false);
    if (outcome.type === "refused") {
      write(this.said, "");
      this.complain(outcome.message);
      this.words.focus();
      return;
    }
    this.words.value = "";
    this.written();
    write(this.said, this.speak.say("sent"));
  }

  private busy(is: boolean): void {
    this.button.disabled = is;
    this.words.readOnly = is;
  }

  private complain(message: string): void {
    this.error.textContent = message;
    this.error.hidden = message === "";
    this.words.setAttribute("aria-invalid", String(message !== ""));
  }

  /** Counts as the program does: code points, each run of spaces one. */
  private showCount(): void {
    const length = [...this.words.value.normalize("NFC").trim().replace(/\s+/g, " ")].length;
    write(this.count, `${length} / ${MOST}`);
    this.count.dataset["wrong"] = String(length > MOST || (length > 0 && length < LEAST));
  }

  private keep(): void {
    try {
      sessionStorage.setItem(this.place, JSON.stringify(this.draft));
    } catch {
      // a browser that stores nothing keeps the words as long as the page
    }
  }

  private kept(): Draft {
    try {
      const kept = JSON.parse(sessionStorage.getItem(this.place) ?? "null") as Draft | null;
      if (kept?.words && kept.key) return kept;
    } catch {
      // as above
    }
    return { words: "", key: newKey() };
  }
}
