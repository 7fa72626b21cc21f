// What goes over the sockets of the hall and of the desk; docs/protocol/hall.md defines every message.

export interface Screen {
  state: "nothing" | "demonstration" | "live" | "lost" | "ended";
  live?: string | null;
  sound?: string | null;
  replay?: string | null;
  /** address of one picture of the replay */
  poster?: string | null;
  thumbnails?: Thumbnails | null;
  /** the recorded sound alone with its captions */
  soundReplay?: string | null;
  /** the languages in which there are captions */
  captions: string[];
  downloads: Download[];
}

/** Small pictures of the replay. */
export interface Thumbnails {
  /** of each of them, but for its number and .jpg */
  address: string;
  /** so many seconds there is one, the first at 0 */
  every: number;
  count: number;
}

export interface Download {
  address: string;
  /** of its pictures, 0 for sound alone */
  height: number;
  format: string;
  state: "waiting" | "making" | "ready";
  megabytes: number;
  percent: number;
}

export interface HallView {
  phase: "planned" | "open" | "ended";
  startsAt: string;
  endsAt: string;
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

export interface Words {
  id: string;
  text: string;
  language: string;
  direction: string;
}

/** The same in the three languages, each null where it is not known. */
export interface Localized {
  ar?: string | null;
  fr?: string | null;
  en?: string | null;
}

/** A written answer, or the place to which a question is routed. */
export interface Reply {
  text: string;
  language: string;
  direction: string;
}

/** Why a question was not taken up; the words are the moderator's own. */
export interface Decline {
  reason: string;
  words?: string | null;
}

export interface ShownQuestion extends Words {
  state: "approved" | "on_air" | "answered" | "written" | "routed";
  votes: number;
  askedAt: string;
  onAirAt?: string | null;
  /** only where the asker wants to be named */
  asker?: Localized | null;
  reply?: Reply | null;
  second?: number | null;
}

export interface OwnQuestion extends Words {
  state: string;
  into?: string | null;
  declined?: Decline | null;
  reply?: Reply | null;
}

export interface DeskQuestion extends Words {
  state: "incoming" | "approved" | "on_air" | "answered" | "written" | "routed" | "declined" | "merged";
  votes: number;
  askedAt: string;
  onAirAt?: string | null;
  asker?: Localized | null;
  /** whether the room sees the asker's name */
  named: boolean;
  /** questions of one group are not to take all the time */
  group: string;
  trade?: string | null;
  /** as it was asked, once it was edited */
  original?: string | null;
  into?: string | null;
  /** what it was like when it was asked, the most alike first */
  near: string[];
  declined?: Decline | null;
  reply?: Reply | null;
  /** the act that an undo would take back */
  undo?: { act: string; kind: string } | null;
}

export interface Snapshot<Q> {
  type: "snapshot";
  epoch: string;
  offset: number;
  hall: HallView;
  questions: Q[];
  present: number;
  /** what everybody sees of each part */
  parts: Record<string, unknown>;
  /** the last lines of each part */
  lines: Record<string, Line[]>;
}

/** One of the things said one after the other in a part. */
export interface Line {
  id: string;
  content: unknown;
}

export interface Delta<Q> {
  type: "delta";
  epoch: string;
  offset: number;
  hall?: HallView;
  questions: Q[];
  gone: string[];
  /** null: the part shows nothing any more */
  parts?: Record<string, unknown>;
  lines?: Record<string, { said: Line[]; gone: string[] }>;
}

export interface Done {
  type: "done";
  key: string;
  /** of what it made or touched */
  id?: string;
  already: boolean;
}

export interface Refused {
  type: "refused";
  key?: string;
  reason: string;
  message: string;
  retryAfter?: number;
}

/** Whether the session is being recorded, and how full the disk is. */
export interface Keeping {
  state: "going" | "stopped" | "failed";
  level: "fine" | "warning" | "tight" | "full";
  percent: number;
}

export type Frame<Q> =
  | Snapshot<Q>
  | Delta<Q>
  | { type: "present"; count: number }
  | { type: "keeping"; keeping: Keeping }
  | { type: "mine"; questions: OwnQuestion[] }
  | { type: "own"; part: string; content: unknown }
  | { type: "passing"; part: string; content: unknown }
  | { type: "away"; within: number }
  | Done
  | Refused;

export type Command = { type: string } & Record<string, string | string[]>;

/** What came of a command. */
export type Outcome = Done | Refused;
