// Shows which moderator is at which question, line or report, and says at which one is oneself.
import { named } from "../hall/page";
import type { Given } from "../hall/parts";
import type { Claimed } from "./told";

/** A claim lasts 60 s: said again before that, while one is there. */
const AGAIN = 25_000;
const THINGS = ".desk-card[data-id], [data-line], [data-thing]";

export class Claiming {
  private readonly page: HTMLElement;
  private claims = new Map<string, Claimed>();
  private at = "";

  constructor(private readonly given: Given) {
    this.page = document.getElementById("desk") ?? document.body;
    this.page.addEventListener("focusin", (event) => {
      const at = event.target as Element;
      // a dialog is about the thing from which it was opened
      if (!at.closest("dialog")) this.turn(thing(at));
    });
    this.page.addEventListener("focusout", () =>
      // where the focus goes is known a moment later
      setTimeout(() => !this.page.contains(document.activeElement) && this.turn(""), 0),
    );
    addEventListener("pagehide", () => this.turn(""));
    new MutationObserver(() => this.mark()).observe(this.page, { childList: true, subtree: true });
    setInterval(() => this.at && void this.say("talk-claim", this.at), AGAIN);
  }

  show(claims: Claimed[]): void {
    this.claims = new Map(claims.map((claim) => [claim.thing, claim]));
    this.mark();
  }

  private turn(to: string): void {
    if (to === this.at) return;
    const from = this.at;
    this.at = to;
    if (to) void this.say("talk-claim", to);
    else if (from) void this.say("talk-release", from);
  }

  private async say(type: string, id: string): Promise<void> {
    // that another is there already shows at the thing itself
    await this.given.ask({ type, id });
  }

  private mark(): void {
    for (const card of this.page.querySelectorAll<HTMLElement>(THINGS)) {
      const claim = this.claims.get(idOf(card));
      const said = claim && idOf(card) !== this.at ? this.given.speak.say("claimed", named(claim.name) ?? "") : "";
      if ((card.dataset["claim"] ?? "") === said) continue;
      if (said) card.dataset["claim"] = said;
      else delete card.dataset["claim"];
    }
  }
}

function thing(from: Element): string {
  const card = from.closest<HTMLElement>(THINGS);
  return card ? idOf(card) : "";
}

function idOf(card: HTMLElement): string {
  return card.dataset["line"] ?? card.dataset["thing"] ?? card.dataset["id"] ?? "";
}
