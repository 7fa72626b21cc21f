// Asks a moderator for the reason of what she is about to do.
import { byId } from "../ground/page";
import type { Speaker } from "../hall/speak";

/** What is to be done, to what, and the words it is about. */
export interface Wish {
  type: "talk-remove" | "talk-mute" | "talk-ban";
  id: string;
  about: string;
}

export class Reasoning {
  private readonly dialog = byId<HTMLDialogElement>("talk-reason");
  private readonly text = byId<HTMLInputElement>("talk-reason-text");
  private readonly error = byId("talk-reason-error");
  private wish: Wish | undefined;
  /** the row or card from which it was asked for; it may be made anew meanwhile */
  private from = "";

  /** @param attempt does it; answers what was refused, or nothing */
  constructor(
    private readonly speak: Speaker,
    private readonly attempt: (wish: Wish, reason: string) => Promise<string>,
  ) {
    byId("talk-reason-no").addEventListener("click", () => this.dialog.close());
    byId<HTMLFormElement>("talk-reason-form").addEventListener("submit", (event) => {
      event.preventDefault();
      void this.send();
    });
    this.dialog.addEventListener("close", () => this.comeBack());
  }

  open(wish: Wish): void {
    this.wish = wish;
    const { line, id } = document.activeElement?.closest<HTMLElement>("[data-line], [data-id]")?.dataset ?? {};
    this.from = line ? `[data-line="${CSS.escape(line)}"]` : id ? `[data-id="${CSS.escape(id)}"]` : "";
    const name = wish.type.replace("talk-", "");
    byId("talk-reason-title").textContent = this.speak.say(name);
    byId("talk-reason-yes").textContent = this.speak.say(name);
    byId("talk-reason-what").textContent = this.speak.say(`${name}_what`);
    byId("talk-reason-words").textContent = wish.about;
    byId("talk-reason-words").dir = "auto";
    this.text.value = "";
    this.error.hidden = true;
    this.dialog.showModal();
    this.text.focus();
  }

  private async send(): Promise<void> {
    if (!this.wish) return;
    const refused = await this.attempt(this.wish, this.text.value);
    this.error.textContent = refused;
    this.error.hidden = refused === "";
    if (refused === "") this.dialog.close();
  }

  /** A browser brings the focus back to what had it, unless that is not there any more. */
  private comeBack(): void {
    if (document.activeElement !== document.body || this.from === "") return;
    const place = document.querySelector<HTMLElement>(this.from);
    (place?.querySelector<HTMLElement>(".desk-more[open] button") ?? place?.querySelector("button"))?.focus();
  }
}
