// What a studio sends when its line is good, slow and slower: the large picture is given up first, the sound last.

export interface SizePlan {
  /** bit/s */
  bitrate: number;
  /** One of so many frames is encoded. */
  every: number;
  /** Only key frames are new pictures; between them the last one stands. */
  still?: boolean;
}

export interface Plan {
  /** The larger size first; null where it is given up. */
  sizes: (SizePlan | null)[];
  aac: boolean;
  /** How it is told, as the end of a text's key. */
  said: Said;
}

export type Said = "full" | "lower" | "small" | "small_lower" | "still" | "sound";

export const OPUS_BITRATE = 16_000; // bit/s: speech is good with it, and it leaves half of the saver's 12 MB an hour to slides
export const AAC_BITRATE = 48_000;

const SMALL: SizePlan = { bitrate: 300_000, every: 1 };

/** From the best to the last resort; sound in Opus is in each of them. */
export const PLANS: readonly Plan[] = [
  { sizes: [{ bitrate: 1_400_000, every: 1 }, SMALL], aac: true, said: "full" },
  { sizes: [{ bitrate: 900_000, every: 1 }, SMALL], aac: true, said: "lower" },
  { sizes: [{ bitrate: 600_000, every: 1 }, SMALL], aac: true, said: "lower" },
  { sizes: [{ bitrate: 400_000, every: 2 }, SMALL], aac: true, said: "lower" },
  { sizes: [null, SMALL], aac: true, said: "small" },
  { sizes: [null, { bitrate: 200_000, every: 1 }], aac: true, said: "small_lower" },
  { sizes: [null, { bitrate: 120_000, every: 2 }], aac: true, said: "small_lower" },
  { sizes: [null, { bitrate: 40_000, every: 8, still: true }], aac: true, said: "still" },
  { sizes: [null, null], aac: true, said: "sound" },
  { sizes: [null, null], aac: false, said: "sound" },
];

/** The last plans that a slow line may bring about at once; from there on each step waits for the one before it. */
export const LOWEST_AT_ONCE = 4;
/** The last plan with pictures. */
export const LAST_PICTURE = 7;

/** kbit/s that a plan needs of the line, with the headers of its packets. */
export function cost(plan: Plan): number {
  const pictures = plan.sizes.reduce((sum, size) => sum + (size?.bitrate ?? 0), 0);
  return ((pictures + OPUS_BITRATE + (plan.aac ? AAC_BITRATE : 0)) * 1.06) / 1_000;
}

/** The best plan that a line of so many kbit/s carries with some air. */
export function carried(uplink: number): number {
  const found = PLANS.findIndex((plan) => cost(plan) <= uplink * 0.8);
  return found < 0 ? LAST_PICTURE : found;
}
