// How long a poll is still open here: the program says how many seconds are left for it, and this viewer's picture is late by so many more.

export interface Ends {
  /** by poll, how many milliseconds are left */
  left: Record<string, number>;
}

export class Countdowns {
  private readonly until = new Map<string, number>();

  take({ left }: Ends): void {
    for (const [poll, milliseconds] of Object.entries(left)) this.until.set(poll, performance.now() + milliseconds);
  }

  /** In seconds; null when no end is known. */
  left(poll: string): number | null {
    const until = this.until.get(poll);
    return until === undefined ? null : (until - performance.now() + late()) / 1000;
  }
}

/** How late this viewer's picture is, in milliseconds, as the player has measured it; 0 when nothing plays. */
export function late(): number {
  const measured = Number(document.getElementById("player")?.dataset["late"] ?? 0);
  return Number.isFinite(measured) ? Math.min(60_000, Math.max(0, Math.round(measured))) : 0;
}
