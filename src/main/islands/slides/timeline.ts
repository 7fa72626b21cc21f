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
}

/** While a session goes on more is shown; it is asked for again after this. */
const FRESH = 30_000; // ms

export class Timeline {
  turns: At[] = [];
  private loaded = -Infinity;

  constructor(private readonly address: string) {}

  async load(): Promise<void> {
    this.loaded = performance.now();
    try {
      const answer = await fetch(this.address, { headers: { Accept: "application/json" } });
      if (!answer.ok) return;
      const { slides, turns } = (await answer.json()) as Told;
      this.turns = turns.map((turn) => ({ ...turn, slide: slides[turn.slide] }));
    } catch {
      this.loaded = -Infinity;
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
