// In which order the approved questions stand: the most wanted first, as they came, by trade, or everyone in turn.
import { byId } from "../ground/page";
import { inTurn } from "./desk-spread";
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
    this.explain();
    this.select.addEventListener("change", () => {
      this.explain();
      try {
        localStorage.setItem(PLACE, this.select.value);
      } catch {
        // as above
      }
      changed();
    });
  }

  private explain(): void {
    byId("desk-order-what").hidden = this.select.value !== "spread";
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
      return inTurn(
        approved.sort(mostWanted),
        all.filter((question) => question.onAirAt),
      );
    case "votes":
      return approved.sort(mostWanted);
  }
}

export function oldest(a: DeskQuestion, b: DeskQuestion): number {
  return a.askedAt.localeCompare(b.askedAt) || a.id.localeCompare(b.id);
}

function mostWanted(a: DeskQuestion, b: DeskQuestion): number {
  return b.votes - a.votes || oldest(a, b);
}
