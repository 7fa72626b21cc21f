// The box in which a line is written. What is written stays in it until the hall has it.
import { byId, write } from "../ground/page";
import type { Given } from "../hall/parts";

export class Writing {
  private readonly form = byId<HTMLFormElement>("talk-form");
  private readonly text = byId<HTMLInputElement>("talk-text");
  private readonly error = byId("talk-error");
  private readonly said = byId("talk-said");
  private readonly button = byId<HTMLButtonElement>("talk-send");
  private key = "";
  private timer = 0;

  constructor(private readonly given: Given) {
    this.text.addEventListener("input", () => {
      // other words are another line
      this.key = "";
      this.complain("");
      write(this.said, "");
    });
    this.form.addEventListener("submit", (event) => {
      event.preventDefault();
      void this.send();
    });
  }

  show(shown: boolean): void {
    this.form.hidden = !shown;
  }

  private async send(): Promise<void> {
    if (this.button.disabled || this.text.value.trim() === "") return;
    this.busy(true);
    write(this.said, this.given.speak.say("sending"));
    this.key ||= crypto.randomUUID();
    const outcome = await this.given.ask({ type: "talk-say", text: this.text.value }, this.key);
    this.busy(false);
    write(this.said, "");
    if (outcome.type === "refused") {
      this.complain(outcome.message);
      if (outcome.retryAfter) this.wait(outcome.retryAfter);
      this.text.focus();
      return;
    }
    this.key = "";
    this.text.value = "";
    this.complain("");
    this.text.focus();
  }

  /** Counts the seconds down on the button, which cannot be pressed meanwhile. */
  private wait(seconds: number): void {
    clearTimeout(this.timer);
    this.button.disabled = seconds > 0;
    write(this.button, seconds > 0 ? this.given.speak.say("wait", seconds) : this.given.speak.say("send"));
    if (seconds > 0) this.timer = window.setTimeout(() => this.wait(seconds - 1), 1_000);
    else this.complain("");
  }

  private busy(is: boolean): void {
    this.button.disabled = is;
    this.text.readOnly = is;
  }

  private complain(message: string): void {
    this.error.textContent = message;
    this.error.hidden = message === "";
    this.text.setAttribute("aria-invalid", String(message !== ""));
  }
}
