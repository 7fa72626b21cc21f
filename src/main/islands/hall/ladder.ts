// The steps of following, from the least data to the most, and which of them a line carries.
import type { Cost } from "./cost";

/** Text alone; sound and slides; the smaller picture; the larger one; the picture that the line carries at each moment. */
export type Form = "text" | "sound" | "small" | "large" | "picture";

export const FORMS: readonly Form[] = ["text", "sound", "small", "large", "picture"];

/** The browser's own words about the line (W3C, Network Information), where it has any. */
export interface Line {
  saveData?: boolean;
  effectiveType?: string;
  type?: string;
}

const BITS_PER_HOUR = 3600 / 8;
/** A line that carries no more than just this much stands still at each of its weaknesses. */
const SPARE = 1.5;

export function isForm(given: unknown): given is Form {
  return FORMS.includes(given as Form);
}

/**
 * The step for who has chosen none: sound and slides where the browser says that data are dear or slow, and on a phone of whose line it says
 * nothing.
 */
export function firstForm(line: Line | undefined, phone: boolean, saves: boolean): Form {
  if (saves || line?.saveData || /2g|3g/.test(line?.effectiveType ?? "") || line?.type === "cellular") return "sound";
  const told = line?.type === "wifi" || line?.type === "ethernet";
  return phone && !told ? "sound" : "picture";
}

/** The step for a line of so many bits a second: never a higher one than now, and one lower where the line is not known. */
export function carried(now: Form, cost: Cost, bits: number | undefined): Form {
  if (now === "text" || now === "sound") return now;
  const { small } = cost;
  if (bits === undefined) return now !== "small" && small !== undefined ? "small" : "sound";
  const carries = (bytesPerHour: number | undefined) =>
    bytesPerHour !== undefined && (bytesPerHour / BITS_PER_HOUR) * SPARE <= bits;
  if (now !== "small" && carries(cost.picture)) return now;
  return carries(small ?? (now === "small" ? cost.picture : undefined)) ? "small" : "sound";
}
