// The choice of how to follow, with what each step costs; it is kept for the next time.
import { byId, write } from "../ground/page";
import { type Cost, costOf, megabytes } from "./cost";
import { type Form, firstForm, FORMS, isForm, type Line } from "./ladder";
import type { Speaker } from "./speak";

export type { Form };

const KEPT_FORM = "hall form";
const PHONE = "(max-width: 40rem) and (pointer: coarse)";

export class Choice {
  private readonly fields = byId<HTMLFormElement>("hall-choice");
  private readonly button = byId<HTMLButtonElement>("hall-join");
  private readonly select = byId<HTMLSelectElement>("hall-form");
  private pricedPlaylist = "";
  form: Form;
  cost: Cost = {};
  /** Settled once {@link cost} is known. */
  priced: Promise<void> = Promise.resolve();

  /** @param changed is told when another one is chosen while following */
  constructor(
    private readonly speak: Speaker,
    join: () => void,
    changed: () => void,
  ) {
    this.form = readForm() ?? this.first();
    this.check();
    this.fields.addEventListener("change", () => this.choose(new FormData(this.fields).get("form")));
    this.fields.addEventListener("submit", (event) => {
      event.preventDefault();
      join();
    });
    this.select.addEventListener("change", () => {
      this.choose(this.select.value);
      changed();
    });
  }

  /** The name of what is chosen, as people read it. */
  get name(): string {
    return this.select.selectedOptions[0]?.dataset["name"] ?? "";
  }

  choose(form: unknown): void {
    if (!isForm(form)) return;
    this.form = form;
    this.check();
    keepForm(form);
  }

  offer(offered: boolean, replay: boolean): void {
    this.fields.hidden = !offered;
    write(this.button, this.speak.say(replay ? "replay_join" : "join"));
  }

  /** Looks up what following this playlist costs, unless that has been done. */
  price(playlist: string, known: () => void): void {
    if (playlist === this.pricedPlaylist) return;
    this.pricedPlaylist = playlist;
    this.priced = costOf(playlist)
      .catch((): Cost => ({}))
      .then((cost) => {
        this.cost = cost;
        FORMS.forEach((form) => this.show(form));
        known();
      });
  }

  private first(): Form {
    const line = (navigator as { connection?: Line }).connection;
    return firstForm(line, matchMedia(PHONE).matches, this.fields.dataset["saves"] === "true");
  }

  private show(form: Form): void {
    const words = this.costs(form);
    write(byId(`hall-cost-${form}`), words);
    const option = this.select.querySelector<HTMLOptionElement>(`option[value="${form}"]`);
    if (option) write(option, `${option.dataset["name"]} · ${words}`);
    // one size of the picture is no choice between two
    const missing = (form === "small" || form === "large") && this.cost.small === undefined;
    this.fields.querySelector<HTMLElement>(`[data-form="${form}"]`)!.hidden = missing;
    if (option) option.hidden = option.disabled = missing;
  }

  private costs(form: Form): string {
    if (form === "text") return this.speak.say("cost_text");
    const { cost } = this;
    const bytes = form === "large" ? cost.picture : cost[form];
    if (!bytes) return this.speak.say("cost_unknown");
    return this.speak.say(form === "picture" && cost.small ? "cost_most" : "cost", megabytes(bytes));
  }

  private check(): void {
    const option = this.fields.querySelector<HTMLInputElement>(`input[value="${this.form}"]`);
    if (option) option.checked = true;
    this.select.value = this.form;
  }
}

function readForm(): Form | undefined {
  try {
    const kept = localStorage.getItem(KEPT_FORM);
    return isForm(kept) ? kept : undefined;
  } catch {
    return undefined;
  }
}

function keepForm(form: Form): void {
  try {
    localStorage.setItem(KEPT_FORM, form);
  } catch {
    // it is chosen again next time
  }
}
