// The lines of a chat, in the order in which they were written. The last stay in sight unless one has scrolled back.
import { arrange } from "../ground/page";
import type { Line } from "../hall/protocol";

const KEPT = 50;
const NEAR_THE_END = 40;

export class Lines<L> {
  private readonly known = new Map<string, { line: L; item: HTMLElement }>();

  /** @param make the row of a line */
  constructor(
    private readonly list: HTMLElement,
    private readonly make: (id: string, line: L) => HTMLElement,
    private readonly newer?: HTMLElement,
  ) {
    newer?.addEventListener("click", () => this.toEnd());
    list.addEventListener("scroll", () => newer && this.atEnd && (newer.hidden = true));
  }

  take(said: Line[], gone: string[], all: boolean): void {
    const follow = this.atEnd;
    if (all) this.known.clear();
    gone.forEach((id) => this.known.delete(id));
    let focus: HTMLElement | undefined;
    for (const { id, content } of said) {
      const line = content as L;
      const item = this.make(id, line);
      if (this.known.get(id)?.item.contains(document.activeElement)) focus = item;
      this.known.set(id, { line, item });
    }
    const ids = this.ids;
    ids.slice(0, Math.max(0, ids.length - KEPT)).forEach((id) => this.known.delete(id));
    arrange(
      this.list,
      this.ids.map((id) => this.known.get(id)!.item),
    );
    focus?.querySelector("button")?.focus();
    if (follow) this.toEnd();
    else if (this.newer && said.length > 0) this.newer.hidden = false;
  }

  /** The last so many. */
  last(most: number): L[] {
    return this.ids.slice(-most).map((id) => this.known.get(id)!.line);
  }

  get size(): number {
    return this.known.size;
  }

  /** Ids begin with the time, so that their order is that of writing. */
  private get ids(): string[] {
    return [...this.known.keys()].sort();
  }

  private get atEnd(): boolean {
    return this.list.scrollHeight - this.list.scrollTop - this.list.clientHeight < NEAR_THE_END;
  }

  private toEnd(): void {
    this.list.scrollTop = this.list.scrollHeight;
    if (this.newer) this.newer.hidden = true;
  }
}
