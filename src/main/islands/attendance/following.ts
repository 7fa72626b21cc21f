// Tells about once a minute how long a person has really followed since it last told: a beat of the presence ledger.

/** How she follows on a device of her own; a classroom is not told by a browser. */
export type Means = "video" | "audio" | "text";

const PERIOD = 60_000;
/** So that a whole hall does not tell at once. */
const JITTER = 5_000;
/** What a beat may tell; the server believes no more. */
const LONGEST = 75;
/** Less than this at leaving is not worth a message. */
const LEAST_AT_LEAVING = 5;

export interface Surroundings {
  /** By which means the session is being followed at this moment; undefined while it is not. */
  means: () => Means | undefined;
  /** Sends a beat; false when it could not go, and then it is told with the next. */
  tell: (means: Means, seconds: number) => boolean;
  /** Milliseconds that only go forward. */
  now: () => number;
  /** 0 to 1. */
  random: () => number;
}

export class Following {
  private readonly followed = new Map<Means, number>();
  private at: number;
  private due: number;
  private before: Means | undefined;

  constructor(private readonly around: Surroundings) {
    this.at = around.now();
    this.due = this.at + around.random() * PERIOD;
  }

  /** To be called about every second. Time counts where she followed by the same means at both its ends. */
  tick(): void {
    const now = this.around.now();
    const means = this.around.means();
    if (means && means === this.before) this.add(means, (now - this.at) / 1000);
    this.before = means;
    this.at = now;
    if (now >= this.due) {
      this.tellAll(1);
      this.due = now + PERIOD + (this.around.random() * 2 - 1) * JITTER;
    }
  }

  /** She leaves the page: what was not told yet. */
  leave(): void {
    this.tick();
    this.tellAll(LEAST_AT_LEAVING);
  }

  private add(means: Means, seconds: number): void {
    // a computer that slept has not followed meanwhile
    const counted = Math.min(LONGEST, (this.followed.get(means) ?? 0) + Math.min(seconds, LONGEST));
    this.followed.set(means, counted);
  }

  private tellAll(least: number): void {
    for (const [means, seconds] of this.followed) {
      if (seconds >= least && this.around.tell(means, Math.round(seconds))) this.followed.delete(means);
    }
  }
}
