// The columns of the desk.
import { arrange, byId, element, write } from "../ground/page";
import { type Around, filled, type Press, seenAround } from "./desk-card";
import { oldest, Orders } from "./desk-order";
import type { DeskQuestion, HallView } from "./protocol";
import type { Speaker } from "./speak";

type State = DeskQuestion["state"];

export class DeskLists {
  private readonly cards = new Map<string, { card: HTMLElement; as: string }>();
  private readonly orders: Orders;
  private around: Around;

  /** @param trades the names of the session's trades, by key */
  constructor(
    private readonly speak: Speaker,
    trades: Record<string, string>,
    private readonly press: Press,
  ) {
    this.around = { all: new Map(), phase: "planned", trades };
    this.orders = new Orders(() => this.show(this.around.all, this.around.phase));
  }

  show(all: ReadonlyMap<string, DeskQuestion>, phase: HallView["phase"]): void {
    this.around = { ...this.around, all, phase };
    const questions = [...all.values()];
    const of = (...states: State[]) => questions.filter((question) => states.includes(question.state));
    const done = of("answered", "written", "routed", "merged", "declined").sort(latest);
    this.fill("desk-on-air", of("on_air"));
    this.fill("desk-incoming", of("incoming").sort(oldest));
    this.fill("desk-approved", this.orders.arranged(questions));
    this.fill("desk-done", done);
    byId("desk-air-none").hidden = of("on_air").length > 0;
    byId("desk-air").hidden = phase === "ended" && of("on_air").length === 0;
  }

  private fill(list: string, questions: DeskQuestion[]): void {
    const count = document.getElementById(`${list}-count`);
    if (count) write(count, String(questions.length));
    const none = document.getElementById(`${list}-none`);
    if (none) none.hidden = questions.length > 0;
    arrange(
      byId(list),
      questions.map((question) => this.card(question)),
    );
  }

  /** The card of a question, made anew only when something on it differs, so that the focus stays. */
  private card(question: DeskQuestion): HTMLElement {
    const as = JSON.stringify(seenAround(question, this.around));
    const known = this.cards.get(question.id);
    if (known?.as === as) return known.card;
    const card = known?.card ?? this.newCard(question);
    const hadFocus = card.contains(document.activeElement);
    card.dataset["state"] = question.state;
    card.replaceChildren(...filled(question, this.around, this.speak, this.press));
    this.cards.set(question.id, { card, as });
    if (hadFocus) card.focus();
    return card;
  }

  private newCard(question: DeskQuestion): HTMLElement {
    const card = element("li", "desk-card");
    card.dataset["id"] = question.id;
    card.tabIndex = -1;
    return card;
  }
}

function latest(a: DeskQuestion, b: DeskQuestion): number {
  return (b.onAirAt ?? b.askedAt).localeCompare(a.onAirAt ?? a.askedAt);
}
