// What following costs: told by the playlist before, counted on the wire while it plays.
import { figure } from "../ground/words";

export interface Cost {
  /** bytes an hour, with the best picture; undefined where there is none */
  picture?: number;
  /** the same with the smaller picture; undefined where there is one size only */
  small?: number;
  /** bytes an hour, sound and slides */
  sound?: number;
  /** address of the playlist of sound alone */
  soundPlaylist?: string;
}

const BYTES_PER_HOUR_OF_BIT = 3600 / 8;
const WINDOW = 60_000;
/** A slide a minute, as a phone loads it. */
const SLIDES_PER_HOUR = 60 * 15_000;
const KEPT_SPENT = "hall spent";

/** Reads the rates, of the pictures and of the smallest sound, that the multivariant playlist was measured with (RFC 8216, section 4.3.4.2). */
export async function costOf(playlist: string): Promise<Cost> {
  const answer = await fetch(playlist);
  if (!answer.ok) return {};
  const lines = (await answer.text()).split("\n");
  const cost: Cost = {};
  const heights = new Set<string>();
  let least = Infinity;
  lines.forEach((line, at) => {
    if (!line.startsWith("#EXT-X-STREAM-INF:")) return;
    const rate = Number(/AVERAGE-BANDWIDTH=(\d+)/.exec(line)?.[1] ?? /[:,]BANDWIDTH=(\d+)/.exec(line)?.[1]);
    const bytes = rate * BYTES_PER_HOUR_OF_BIT;
    if (line.includes("RESOLUTION=")) {
      heights.add(/RESOLUTION=(\d+x\d+)/.exec(line)?.[1] ?? "");
      cost.picture = Math.max(bytes, cost.picture ?? 0);
      least = Math.min(bytes, least);
    } else {
      cost.sound ??= bytes + SLIDES_PER_HOUR;
      cost.soundPlaylist ??= new URL(lines[at + 1] ?? "", new URL(playlist, location.href)).pathname;
    }
  });
  if (heights.size > 1) cost.small = least;
  return cost;
}

/** Megabytes as people read them. */
export function megabytes(bytes: number): string {
  const mb = bytes / 1e6;
  return figure(mb, mb < 10 ? 1 : 0);
}

/** Counts what this tab has loaded of halls since it was opened, headers included, as the browser itself measured it. */
export class Meter {
  spent = readSpent();
  private readonly loads: { at: number; bytes: number }[] = [];
  private begun = 0;

  constructor() {
    const [page] = performance.getEntriesByType("navigation") as PerformanceResourceTiming[];
    this.spent += page?.transferSize ?? 0;
    new PerformanceObserver((list) => {
      // what comes from the browser's own store has been paid for; older browsers do not tell the size on the wire
      for (const { transferSize, encodedBodySize } of list.getEntries() as PerformanceResourceTiming[])
        this.add(transferSize ?? encodedBodySize ?? 0);
    }).observe({ type: "resource", buffered: true });
    addEventListener("pagehide", () => keepSpent(this.spent));
  }

  /** A new way of following begins: the rate is measured anew. */
  restart(): void {
    this.loads.length = 0;
    this.begun = performance.now();
  }

  /**
   * Bytes an hour at the pace of the last minute; undefined while that says nothing yet.
   * @param ahead seconds that are loaded but not played yet, which the first minute would otherwise count as if they had been
   */
  rate(ahead: number): number | undefined {
    const now = performance.now();
    while (this.loads.length > 0 && this.loads[0]!.at < now - WINDOW) this.loads.shift();
    const running = now - this.begun;
    if (running < 10_000) return undefined;
    const span = running < WINDOW ? running + ahead * 1000 : WINDOW;
    return (this.loads.reduce((sum, load) => sum + load.bytes, 0) * 3_600_000) / span;
  }

  private add(bytes: number): void {
    this.spent += bytes;
    this.loads.push({ at: performance.now(), bytes });
  }
}

function readSpent(): number {
  try {
    return Number(sessionStorage.getItem(KEPT_SPENT)) || 0;
  } catch {
    return 0;
  }
}

function keepSpent(bytes: number): void {
  try {
    sessionStorage.setItem(KEPT_SPENT, String(bytes));
  } catch {
    // the next page counts from 0
  }
}
