// The form in which a poll is made.
import { byId, element, write } from "../ground/page";
import type { Given } from "../hall/parts";

const LEAST_OPTIONS = 2;

export class Making {
  private readonly form = byId<HTMLFormElement>("polls-form");
  private readonly kind = byId<HTMLSelectElement>("polls-kind");
  private readonly text = byId<HTMLInputElement>("polls-text");
  private readonly options = byId("polls-options");
  private readonly fields = byId("polls-fields");
  private readonly more = byId<HTMLButtonElement>("polls-more");
  private readonly error = byId("polls-form-error");
  private readonly most = Number(this.form.dataset["mostOptions"]);
  private key = "";

  /** @param open opens the poll of this id at once */
  constructor(
    private readonly given: Given,
    private readonly open: (poll: string) => Promise<void>,
  ) {
    this.kind.addEventListener("change", () => this.shape());
    this.more.addEventListener("click", () => this.add().focus());
    this.form.addEventListener("input", () => (this.key = ""));
    this.form.addEventListener("submit", (event) => {
      event.preventDefault();
      const pressed = (event.submitter as HTMLButtonElement | null)?.value;
      void this.send(pressed === "open");
    });
    this.shape();
  }

  private shape(): void {
    const kind = this.kind.value;
    this.options.hidden = kind === "words";
    const wanted = kind === "scale" ? 2 : Math.max(LEAST_OPTIONS, this.fields.children.length);
    while (this.fields.children.length < wanted) this.add();
    while (kind === "scale" && this.fields.children.length > 2) this.fields.lastElementChild?.remove();
    write(byId("polls-options-title"), this.given.speak.say(kind === "scale" ? "ends" : "options"));
    this.fields.dataset["kind"] = kind;
    this.showMore();
  }

  private add(): HTMLInputElement {
    const at = this.fields.children.length + 1;
    const item = element("li", "row polls-field");
    const input = element("input", "polls-option");
    input.maxLength = 100;
    input.dir = "auto";
    input.autocomplete = "off";
    input.setAttribute("aria-label", this.given.speak.say("option", at));
    const right = element("label", "choice polls-is-right");
    const box = element("input", "");
    box.type = "checkbox";
    right.append(box, element("span", "", this.given.speak.say("is_right")));
    item.append(input, right);
    this.fields.append(item);
    this.showMore();
    return input;
  }

  private showMore(): void {
    this.more.hidden = this.kind.value === "scale" || this.fields.children.length >= this.most;
  }

  private async send(open: boolean): Promise<void> {
    const rows = [...this.fields.children].map((row) => ({
      words: row.querySelector<HTMLInputElement>(".polls-option")!.value,
      right: row.querySelector<HTMLInputElement>("[type=checkbox]")!.checked,
    }));
    const written = this.kind.value === "words" ? [] : rows.filter((row) => row.words.trim() !== "");
    const right = written.flatMap((row, at) => (row.right ? [String(at + 1)] : []));
    this.key ||= crypto.randomUUID();
    const outcome = await this.given.ask(
      {
        type: "poll-make",
        kind: this.kind.value,
        text: this.text.value,
        options: written.map((row) => row.words),
        right: this.kind.value === "quiz" ? right : [],
        results: byId<HTMLInputElement>("polls-live").checked ? "live" : "later",
        seconds: byId<HTMLSelectElement>("polls-seconds").value,
      },
      this.key,
    );
    this.error.hidden = outcome.type !== "refused";
    if (outcome.type === "refused") {
      this.error.textContent = outcome.message;
      return;
    }
    this.form.reset();
    this.key = "";
    this.fields.replaceChildren();
    this.shape();
    if (open && outcome.id) await this.open(outcome.id);
  }
}
