// The desk by keyboard: J and K walk through the questions, one letter acts on the one that has the focus.
const KINDS: Record<string, string> = {
  a: "approve",
  m: "merge",
  s: "unmerge",
  e: "edit",
  x: "decline",
  r: "route",
  o: "put_on_air",
  b: "put_back",
  d: "answer",
  u: "undo",
};

export class Keys {
  constructor(private readonly press: (kind: string, id: string) => void) {
    document.addEventListener("keydown", (event) => this.key(event));
  }

  private key(event: KeyboardEvent): void {
    const target = event.target as HTMLElement;
    if (event.ctrlKey || event.metaKey || event.altKey || target.closest("input, textarea, select, dialog")) return;
    // by place on the keyboard, so that it works with an Arabic layout too
    const letter = /^Key([A-Z])$/.exec(event.code)?.[1]?.toLowerCase() ?? "";
    if (letter === "j" || letter === "k") {
      event.preventDefault();
      this.walk(letter === "j" ? 1 : -1);
      return;
    }
    const kind = KINDS[letter];
    const card = document.activeElement?.closest<HTMLElement>(".desk-card");
    const button = card?.querySelector<HTMLButtonElement>(`button[data-kind="${kind}"]`);
    if (kind && card?.dataset["id"] && button) {
      event.preventDefault();
      this.stay(card);
      this.press(kind, card.dataset["id"]);
    }
  }

  private walk(step: number): void {
    const cards = [...document.querySelectorAll<HTMLElement>(".desk-card")];
    const at = cards.findIndex((card) => card.contains(document.activeElement));
    cards[at < 0 ? 0 : Math.min(cards.length - 1, Math.max(0, at + step))]?.focus();
  }

  /** Keeps the place in the column when the card moves on. */
  private stay(card: HTMLElement): void {
    const next = (card.nextElementSibling ?? card.previousElementSibling) as HTMLElement | null;
    next?.focus();
  }
}
