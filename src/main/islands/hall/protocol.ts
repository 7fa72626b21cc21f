// What goes over the sockets of the hall and of the desk; docs/protocol/hall.md defines every message. What the program says stands in frames.ts,
// written from its records; here its words are narrowed to those that there are.
import type * as told from "./frames";

export type {
  Done,
  HallLine as Line,
  Localized,
  OwnQuestion,
  Refused,
  ShownDecline as Decline,
  ShownThumbnails as Thumbnails,
  Words,
} from "./frames";

export interface Download extends told.DownloadLink {
  state: "waiting" | "making" | "ready";
}

export interface Screen extends told.Screen {
  state: "nothing" | "demonstration" | "live" | "lost" | "ended";
  downloads: Download[];
}

export interface HallView extends told.HallView {
  phase: "planned" | "open" | "ended";
  screen: Screen;
}

/** Whether its time has passed without it having been opened. */
export function isPast(hall: HallView): boolean {
  return hall.phase === "planned" && Date.parse(hall.endsAt) <= Date.now();
}

/** Whether questions and votes are taken: before and during the session. */
export function isTaking(hall: HallView): boolean {
  return hall.phase === "open" || (hall.phase === "planned" && !isPast(hall));
}

/** What there is to play: the session live, its replay, or nothing now. */
export type Showing = "live" | "replay" | "nothing";

export function showing({ phase, screen }: HallView): Showing {
  if (phase === "planned") return "nothing";
  if (phase === "ended") return screen.state === "ended" && screen.replay ? "replay" : "nothing";
  return screen.live && screen.state !== "nothing" && screen.state !== "ended" ? "live" : "nothing";
}

/** How a question stands that everybody sees. */
type Open = "approved" | "on_air" | "answered" | "written" | "routed";

export interface ShownQuestion extends told.ShownQuestion {
  state: Open;
}

export interface DeskQuestion extends told.DeskQuestion {
  state: "incoming" | Open | "declined" | "merged";
}

export interface Snapshot<Q> extends told.Snapshot {
  hall: HallView;
  questions: Q[];
}

export interface Delta<Q> extends told.Delta {
  hall?: HallView | null;
  questions: Q[];
}

/** Whether the session is being recorded, and how full the disk is. */
export interface Keeping extends told.KeepingView {
  state: "going" | "stopped" | "failed";
  level: "fine" | "warning" | "tight" | "full";
}

export type Frame<Q> =
  | Snapshot<Q>
  | Delta<Q>
  | told.Present
  | (told.Keeping & { keeping: Keeping })
  | told.Mine
  | told.Own
  | told.Passing
  | told.Away
  | Outcome;

export type Command = { type: string } & Record<string, string | string[]>;

/** What came of a command. */
export type Outcome = told.Done | told.Refused;
