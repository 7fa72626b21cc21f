// What the line carries, told by the acknowledgements, and how much may be on its way because of that.

const LATELY = 5_000; // ms in which the quickest acknowledgement counts
const NOW = 1_000; // ms over which the rate is taken
const SLACK = 300; // ms of sending that may wait in the network
const LONGEST_TRIP = 1_000; // ms; what takes longer is a queue
const LEAST_WINDOW = 24_000; // bytes
const MOST_WINDOW = 1_000_000;

interface Arrival {
  at: number;
  bytes: number;
  took: number;
}

export class Outflow {
  private arrivals: Arrival[] = [];

  /** @param took from sending to the acknowledgement, ms; all times on one clock, ms */
  arrived(at: number, bytes: number, took: number): void {
    this.arrivals.push({ at, bytes, took });
    while (this.arrivals[0] && this.arrivals[0].at < at - LATELY) this.arrivals.shift();
  }

  /** Bytes a second that arrived in the last second. */
  rate(now: number): number {
    const since = now - NOW;
    return this.arrivals.reduce((sum, arrival) => sum + (arrival.at > since ? arrival.bytes : 0), 0) / (NOW / 1_000);
  }

  /** The quickest acknowledgement lately, ms. */
  trip(now: number): number {
    const lately = this.arrivals.filter((arrival) => arrival.at > now - LATELY);
    return Math.min(LONGEST_TRIP, ...lately.map((arrival) => arrival.took));
  }

  /** Bytes that may be on their way without an acknowledgement: more would only make a queue that nothing can be taken out of. */
  window(now: number): number {
    const wanted = (this.rate(now) * (this.trip(now) + SLACK)) / 1_000;
    return Math.min(MOST_WINDOW, Math.max(LEAST_WINDOW, wanted));
  }

  clear(): void {
    this.arrivals = [];
  }
}
