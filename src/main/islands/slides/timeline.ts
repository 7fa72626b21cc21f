// Which slide was shown when, by the seconds of the replay.
import type { Slide } from "./picture";

export interface At {
  second: number;
  slide: Slide | undefined;
  number: number;
  of: number;
}

interface Told {
  slides: Slide[];
  turns: { second: number; slide: number; number: number; of: number }[];
  /** whether nothing will be added */
  settled: boolean;
}

/** While a session goes on more is shown; it is asked for again after this, and also where it could not be had. */
const FRESH = 30_000; // ms

export class Timeline {
  turns: At[] = [];
  private loaded = -Infinity;
  private settled = false;

  constructor(private readonly address: string) {}

  async load(): Promise<void> {
    if (this.settled) return;
    this.loaded = performance.now();
    try {
      const answer = await fetch(this.address, { headers: { Accept: "application/json" } });
      if (!answer.ok) return;
      const { slides, turns, settled } = (await answer.json()) as Told;
      this.turns = turns.map((turn) => ({ ...turn, slide: slides[turn.slide] }));
      this.settled = settled;
    } catch {
      // the line is cut; what is known stays
    }
  }

  /** What was shown at a second. */
  at(second: number): At | undefined {
    if (performance.now() - this.loaded > FRESH) void this.load();
    let found: At | undefined;
    for (const turn of this.turns) if (turn.second <= second) found = turn;
    return found;
  }
}
