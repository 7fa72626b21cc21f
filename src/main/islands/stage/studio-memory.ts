// What survives a reload of the page, in the tab's own storage.
import { randomName } from "./protocol";

const RESUME_WITHIN = 30_000; // ms

interface Remembered {
  studio: string;
  /** When this tab was last on air, ms since the epoch; 0 when it left. */
  onAirAt: number;
  card: boolean;
}

export class StudioMemory {
  private readonly key: string;
  private readonly kept: Remembered;

  constructor(session: string) {
    this.key = `prodays.studio.${session}`;
    const kept = sessionStorage.getItem(this.key);
    this.kept = kept ? (JSON.parse(kept) as Remembered) : { studio: randomName(), onAirAt: 0, card: false };
  }

  /** The name by which the stage knows this tab. */
  get studio(): string {
    return this.kept.studio;
  }

  get cardShown(): boolean {
    return this.kept.card;
  }

  showCard(shown: boolean): void {
    this.kept.card = shown;
    this.keep();
  }

  /** Whether this tab was on air so lately that it goes on by itself. */
  get wasOnAir(): boolean {
    return Date.now() - this.kept.onAirAt < RESUME_WITHIN;
  }

  onAirNow(): void {
    this.kept.onAirAt = Date.now();
    this.keep();
  }

  leftAir(): void {
    this.kept.onAirAt = 0;
    this.keep();
  }

  private keep(): void {
    sessionStorage.setItem(this.key, JSON.stringify(this.kept));
  }
}
