// Says why a question was not taken up.
import type { Decline } from "./protocol";
import type { Speaker } from "./speak";

/** The reason from the list, with the moderator's own words or, where the list has none that fits, those alone. */
export function reasonOf({ reason, words }: Decline, speak: Speaker): string {
  if (!words) return speak.say(`reason_${reason}`);
  // isolated, as the words may be of another direction than the page
  const isolated = `\u2068${words}\u2069`;
  return reason === "other" ? isolated : `${speak.say(`reason_${reason}`)} – ${isolated}`;
}
