// A place on a ladder that is left downwards soon and climbed slowly.

const FIRST_PATIENCE = 8_000; // ms of good time before a climb
const LONGEST_PATIENCE = 120_000;
const FAILED_WITHIN = 10_000; // ms after a climb: going down then means that it was wrong
const PROVED = 30_000; // ms after a climb: it was right

export class Climber {
  private goodSince: number | null = null;
  private climbedAt = Number.NEGATIVE_INFINITY;
  private patience = FIRST_PATIENCE;
  /** When it last moved, ms. */
  movedAt = Number.NEGATIVE_INFINITY;

  /** @param place 0 is the best */
  constructor(public place: number) {}

  /** Goes down. After a climb that failed the next one waits twice as long, so that it does not swing. */
  down(now: number, to: number): void {
    if (now - this.climbedAt < FAILED_WITHIN) this.patience = Math.min(LONGEST_PATIENCE, this.patience * 2);
    this.climbedAt = Number.NEGATIVE_INFINITY;
    this.move(now, to);
  }

  /** All is well: a step up, when it has been for long enough. */
  good(now: number): void {
    this.goodSince ??= now;
    if (now - this.climbedAt >= PROVED && now - this.climbedAt < Number.POSITIVE_INFINITY) {
      this.patience = FIRST_PATIENCE;
    }
    if (this.place > 0 && now - this.goodSince >= this.patience) {
      this.move(now, this.place - 1);
      this.climbedAt = now;
    }
  }

  /** Neither good nor bad. */
  unsure(): void {
    this.goodSince = null;
  }

  private move(now: number, to: number): void {
    this.place = to;
    this.movedAt = now;
    this.goodSince = null;
  }
}
