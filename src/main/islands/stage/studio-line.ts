// The part of the panel that says whether the line carries a broadcast.
import { byId } from "../ground/page";
import { figure } from "../ground/words";
import { measure } from "./line";
import { given, say, whole } from "./studio-page";

const NEEDED_UPLINK = 2_000; // kbit/s: all tracks and some air
const MOST_SHOWN = 100_000; // kbit/s

/** Answers how many kbit/s it carries; undefined when nothing could be measured. */
export async function checkLine(): Promise<number | undefined> {
  show("unknown", say("line_checking"));
  try {
    const { uplink, roundTrip } = await measure(given.probe);
    const good = uplink >= NEEDED_UPLINK;
    const values = { uplink: figure(Math.min(uplink, MOST_SHOWN) / 1_000, 1), delay: whole(roundTrip) };
    show(good ? "good" : "poor", say(good ? "line_good" : "line_poor", values));
    return uplink;
  } catch {
    show("poor", say("line_failed"));
    return undefined;
  }
}

function show(verdict: "unknown" | "good" | "poor", text: string): void {
  const line = byId("studio-uplink");
  line.dataset["verdict"] = verdict;
  line.textContent = text;
}
