// The columns of the desk.
import { arrange, byId, element, write } from "../ground/page";
import { type Around, filled, type Press, seenAround } from "./desk-card";
import { oldest, Orders } from "./desk-order";
import { mark } from "./jumps";
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
    const onAir = of("on_air");
    keepingPlace(() => {
      this.fill("desk-on-air", onAir);
      this.fill("desk-incoming", of("incoming").sort(oldest));
      this.fill("desk-approved", this.orders.arranged(questions));
      this.fill("desk-done", done);
    });
    byId("desk-air-none").hidden = onAir.length > 0;
    byId("desk-air").hidden = phase === "ended" && onAir.length === 0;
    mark(byId("desk-air"), onAir.length);
  }

  private fill(list: string, questions: DeskQuestion[]): void {
    const count = document.getElementById(`${list}-count`);
    if (count) write(count, String(questions.length));
    const none = document.getElementById(`${list}-none`);
    if (none) none.hidden = questions.length > 0;
    const part = document.getElementById(`${list}-part`);
    if (part) mark(part, questions.length, list === "desk-incoming" && questions.length > 0);
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
    const focus = document.activeElement as HTMLElement | null;
    const had = card.contains(focus) && focus !== card ? (focus?.dataset["kind"] ?? "") : undefined;
    card.dataset["state"] = question.state;
    card.dataset["person"] = question.person;
    // what other rooms have put into it stays
    [...card.children].forEach((child) => !child.matches(".desk-more") && child.remove());
    card.prepend(...filled(question, this.around, this.speak, this.press));
    this.cards.set(question.id, { card, as });
    if (had !== undefined && !card.contains(document.activeElement)) {
      (card.querySelector<HTMLElement>(`button[data-kind="${had}"]`) ?? card).focus();
    }
    return card;
  }

  private newCard(question: DeskQuestion): HTMLElement {
    const card = element("li", "desk-card");
    card.dataset["id"] = question.id;
    card.tabIndex = -1;
    return card;
  }
}

/** Whose card moves on to another list, with the focus in it, stays in the column: at the next card, else at the moved one. */
function keepingPlace(fill: () => void): void {
  const card = document.activeElement?.closest<HTMLElement>(".desk-card");
  const list = card?.parentElement;
  const next = (card?.nextElementSibling ?? card?.previousElementSibling) as HTMLElement | null | undefined;
  fill();
  if (!card || card.parentElement === list || document.activeElement?.closest(".desk-card")) return;
  (next?.parentElement === list ? next : card)?.focus();
}

function latest(a: DeskQuestion, b: DeskQuestion): number {
  return (b.onAirAt ?? b.askedAt).localeCompare(a.onAirAt ?? a.askedAt);
}
