// One poll in the hall: what can be chosen, what was chosen, how it was answered.
import { element, write } from "../ground/page";
import type { Outcome } from "../hall/protocol";
import type { Speaker } from "../hall/speak";
import { choices, type Poll } from "./poll";
import { results } from "./results";

const MOST_WORDS = 3;
const MOST_WORD = 30;

export interface Means {
  signedIn: boolean;
  speak: Speaker;
  answer(poll: string, choices: string[]): Promise<Outcome>;
}

export class Answering {
  readonly item = element("li", "card polls-poll");
  private readonly question = element("h3", "polls-text");
  private readonly state = element("span", "badge");
  private readonly time = element("span", "muted small polls-time");
  private readonly form = element("form", "stack polls-form");
  private readonly button = element("button", "");
  private readonly said = element("p", "small polls-said");
  private readonly error = element("p", "error");
  private readonly drawn = element("div", "polls-results");
  private readonly people = element("p", "muted small");
  private answered: string[] = [];

  constructor(
    private poll: Poll,
    private readonly means: Means,
  ) {
    this.item.dataset["id"] = poll.id;
    this.question.textContent = poll.text;
    this.question.lang = poll.language;
    this.question.dir = poll.direction;
    this.question.id = `poll-${poll.id}`;
    const head = element("div", "row row-apart");
    head.append(this.state, this.time);
    this.said.setAttribute("role", "status");
    this.error.setAttribute("role", "alert");
    this.error.hidden = true;
    this.form.append(this.fields(), this.error, this.row());
    this.form.addEventListener("submit", (event) => {
      event.preventDefault();
      void this.send();
    });
    this.item.append(head, this.question, this.form, this.drawn, this.people);
  }

  /** @param left how many seconds this viewer still has, null for no end */
  show(poll: Poll, left: number | null): void {
    this.poll = poll;
    const open = poll.state === "open" && (left === null || left > 0);
    this.item.dataset["state"] = open ? "open" : "closed";
    this.state.className = open ? "badge badge-warm" : "badge badge-soft";
    write(this.state, this.means.speak.say(open ? "open" : "closed"));
    this.form.hidden = !open || !this.means.signedIn;
    this.tick(open ? left : null);
    write(this.people, this.means.speak.say("answers", poll.people));
    this.drawn.replaceChildren();
    if (poll.counts && poll.people > 0 && (!open || this.answered.length > 0 || !this.means.signedIn)) {
      this.drawn.append(results(poll, this.means.speak));
    }
  }

  tick(left: number | null): void {
    write(this.time, left === null || left <= 0 ? "" : this.means.speak.say("left", Math.ceil(left)));
  }

  own(chosen: string[]): void {
    this.answered = chosen;
    const inputs = [...this.form.querySelectorAll("input")];
    if (this.poll.kind === "words") {
      inputs.forEach((input, at) => (input.value = chosen[at] ?? ""));
    } else {
      inputs.forEach((input) => (input.checked = chosen.includes(input.value)));
    }
    write(this.said, this.means.speak.say("counted"));
    write(this.button, this.means.speak.say("change"));
  }

  private fields(): HTMLElement {
    const fields = element("fieldset", "polls-choices");
    fields.setAttribute("aria-labelledby", this.question.id);
    if (this.poll.kind === "words") {
      for (let at = 1; at <= MOST_WORDS; at++) {
        const input = element("input", "");
        input.maxLength = MOST_WORD;
        input.dir = "auto";
        input.autocomplete = "off";
        input.setAttribute("aria-label", this.means.speak.say("word", at));
        input.placeholder = this.means.speak.say("word", at);
        fields.append(input);
      }
      return fields;
    }
    if (this.poll.kind === "scale") fields.classList.add("polls-scale");
    for (const { choice, words } of choices(this.poll)) {
      const label = element("label", "choice");
      const input = element("input", "");
      input.type = this.poll.kind === "multiple" ? "checkbox" : "radio";
      input.name = `poll-${this.poll.id}`;
      input.value = choice;
      const said = element("bdi", "", words);
      said.dir = "auto";
      label.append(input, said);
      fields.append(label);
    }
    return this.poll.kind === "scale" ? this.withEnds(fields) : fields;
  }

  private withEnds(fields: HTMLElement): HTMLElement {
    const whole = element("div", "polls-scale-whole");
    const ends = element("p", "row row-apart small muted");
    for (const words of this.poll.options) {
      const said = element("bdi", "", words);
      said.dir = "auto";
      ends.append(said);
    }
    whole.append(fields, ends);
    return whole;
  }

  private row(): HTMLElement {
    const row = element("div", "row");
    this.button.textContent = this.means.speak.say("send");
    row.append(this.button, this.said);
    return row;
  }

  private async send(): Promise<void> {
    if (this.button.disabled) return;
    const inputs = [...this.form.querySelectorAll("input")];
    const chosen =
      this.poll.kind === "words"
        ? inputs.map((input) => input.value.trim()).filter((word) => word !== "")
        : inputs.filter((input) => input.checked).map((input) => input.value);
    this.button.disabled = true;
    this.error.hidden = true;
    write(this.said, this.means.speak.say("sending"));
    const outcome = await this.means.answer(this.poll.id, chosen);
    this.button.disabled = false;
    if (outcome.type === "refused") {
      write(this.said, "");
      this.error.textContent = outcome.message;
      this.error.hidden = false;
      return;
    }
    this.own(chosen);
  }
}
