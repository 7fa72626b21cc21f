// What following costs: told by the playlist before, counted on the wire while it plays.
import { figure } from "../ground/words";

export interface Cost {
  /** bytes an hour, with the picture; undefined where there is none */
  picture?: number;
  /** bytes an hour, sound alone */
  sound?: number;
  /** address of the playlist of sound alone */
  soundPlaylist?: string;
}

const BYTES_PER_HOUR_OF_BIT = 3600 / 8;
const WINDOW = 60_000;

/** Reads the rates, of the best picture and the smallest sound, that the multivariant playlist was measured with (RFC 8216, section 4.3.4.2). */
export async function costOf(playlist: string): Promise<Cost> {
  const answer = await fetch(playlist);
  if (!answer.ok) return {};
  const lines = (await answer.text()).split("\n");
  const cost: Cost = {};
  lines.forEach((line, at) => {
    if (!line.startsWith("#EXT-X-STREAM-INF:")) return;
    const rate = Number(/AVERAGE-BANDWIDTH=(\d+)/.exec(line)?.[1] ?? /[:,]BANDWIDTH=(\d+)/.exec(line)?.[1]);
    if (line.includes("RESOLUTION=")) {
      cost.picture ??= rate * BYTES_PER_HOUR_OF_BIT;
    } else {
      cost.sound ??= rate * BYTES_PER_HOUR_OF_BIT;
      cost.soundPlaylist ??= new URL(lines[at + 1] ?? "", new URL(playlist, location.href)).pathname;
    }
  });
  return cost;
}

/** Megabytes as people read them. */
export function megabytes(bytes: number): string {
  const mb = bytes / 1e6;
  return figure(mb, mb < 10 ? 1 : 0);
}

/** Counts what comes from /media over the wire, headers included, as the browser itself measured it. */
export class Meter {
  spent = 0;
  private readonly loads: { at: number; bytes: number }[] = [];
  private begun = 0;

  constructor() {
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as PerformanceResourceTiming[]) {
        if (new URL(entry.name).pathname.startsWith("/media/")) this.add(entry.transferSize || entry.encodedBodySize);
      }
    }).observe({ type: "resource" });
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
