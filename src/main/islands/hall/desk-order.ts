// In which order the approved questions stand: the most wanted first, as they came, by trade, or everyone in turn.
import { byId } from "../ground/page";
import type { DeskQuestion } from "./protocol";

export type Order = "votes" | "time" | "trade" | "spread";

const PLACE = "desk order";

/** The choice of the order, kept in the browser. */
export class Orders {
  private readonly select = byId<HTMLSelectElement>("desk-order");

  constructor(changed: () => void) {
    try {
      this.select.value = localStorage.getItem(PLACE) ?? "votes";
    } catch {
      // a browser that stores nothing begins with the votes
    }
    if (this.select.value === "") this.select.value = "votes";
    this.select.addEventListener("change", () => {
      try {
        localStorage.setItem(PLACE, this.select.value);
      } catch {
        // as above
      }
      changed();
    });
  }

  /** The approved ones among all, in the chosen order. */
  arranged(all: DeskQuestion[]): DeskQuestion[] {
    return arranged(all, this.select.value as Order);
  }
}

export function arranged(all: DeskQuestion[], order: Order): DeskQuestion[] {
  const approved = all.filter((question) => question.state === "approved");
  switch (order) {
    case "time":
      return approved.sort(oldest);
    case "trade":
      return approved.sort((a, b) => (a.trade ?? "\uffff").localeCompare(b.trade ?? "\uffff") || mostWanted(a, b));
    case "spread":
      return inTurn(all, approved.sort(mostWanted));
    case "votes":
      return approved.sort(mostWanted);
  }
}

/** First those of whose group the fewest were taken up or stand before them. */
function inTurn(all: DeskQuestion[], approved: DeskQuestion[]): DeskQuestion[] {
  const turns = new Map<string, number>();
  const next = (group: string) => {
    const turn = turns.get(group) ?? 0;
    turns.set(group, turn + 1);
    return turn;
  };
  all.filter(isTakenUp).forEach((question) => next(question.group));
  const placed = approved.map((question) => ({ question, turn: next(question.group) }));
  return placed.sort((a, b) => a.turn - b.turn || mostWanted(a.question, b.question)).map(({ question }) => question);
}

function isTakenUp({ state }: DeskQuestion): boolean {
  return ["on_air", "answered", "written", "routed"].includes(state);
}

export function oldest(a: DeskQuestion, b: DeskQuestion): number {
  return a.askedAt.localeCompare(b.askedAt) || a.id.localeCompare(b.id);
}

function mostWanted(a: DeskQuestion, b: DeskQuestion): number {
  return b.votes - a.votes || oldest(a, b);
}
