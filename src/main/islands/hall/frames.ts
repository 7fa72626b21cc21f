// What the program says, written from its records by ProtocolTypesTest, which tells how; not by hand.

export interface Away {
  type: "away";
  v: number;
  within: number;
}

export interface Delta {
  type: "delta";
  v: number;
  epoch: string;
  offset: number;
  hall?: HallView | null;
  questions: unknown[];
  gone: string[];
  parts?: Record<string, unknown> | null;
  lines?: Record<string, News> | null;
}

export interface DeskQuestion extends Words {
  state: string;
  votes: number;
  askedAt: string;
  onAirAt?: string | null;
  asker?: Localized | null;
  named: boolean;
  person: string;
  establishment?: Establishment | null;
  trade?: string | null;
  original?: string | null;
  into?: string | null;
  near: string[];
  declined?: ShownDecline | null;
  reply?: ShownReply | null;
  undo?: LastAct | null;
}

export interface Done {
  type: "done";
  v: number;
  key: string;
  id?: string | null;
  already: boolean;
}

export interface DownloadLink {
  address: string;
  height: number;
  format: string;
  state: string;
  megabytes: number;
  percent: number;
}

export interface Establishment {
  key: string;
  name: Localized;
  region: Region;
  invented: boolean;
}

export interface HallLine {
  id: string;
  content: unknown;
}

export interface HallView {
  phase: string;
  startsAt: string;
  endsAt: string;
  screen: Screen;
}

export interface Keeping {
  type: "keeping";
  v: number;
  keeping: KeepingView;
}

export interface KeepingView {
  state: string;
  level: string;
  percent: number;
}

export interface LastAct {
  act: string;
  kind: string;
}

export interface Localized {
  ar?: string | null;
  fr?: string | null;
  en?: string | null;
}

export interface Mine {
  type: "mine";
  v: number;
  questions: OwnQuestion[];
}

export interface News {
  said: HallLine[];
  gone: string[];
}

export interface Own {
  type: "own";
  v: number;
  part: string;
  content: unknown;
}

export interface OwnQuestion extends Words {
  state: string;
  into?: string | null;
  declined?: ShownDecline | null;
  reply?: ShownReply | null;
}

export interface Passing {
  type: "passing";
  v: number;
  part: string;
  content: unknown;
}

export interface Present {
  type: "present";
  v: number;
  count: number;
}

export interface Refused {
  type: "refused";
  v: number;
  key?: string | null;
  reason: string;
  message: string;
  retryAfter?: number | null;
}

export interface Region {
  code: string;
  name: Localized;
}

export interface Screen {
  state: string;
  live?: string | null;
  sound?: string | null;
  replay?: string | null;
  soundReplay?: string | null;
  captions: string[];
  poster?: string | null;
  thumbnails?: ShownThumbnails | null;
  downloads: DownloadLink[];
}

export interface ShownDecline {
  reason: string;
  words?: string | null;
}

export interface ShownQuestion extends Words {
  state: string;
  votes: number;
  askedAt: string;
  onAirAt?: string | null;
  asker?: Localized | null;
  reply?: ShownReply | null;
  second?: number | null;
}

export interface ShownReply {
  text: string;
  language: string;
  direction: string;
}

export interface ShownThumbnails {
  address: string;
  every: number;
  count: number;
}

export interface Snapshot {
  type: "snapshot";
  v: number;
  epoch: string;
  offset: number;
  hall: HallView;
  questions: unknown[];
  present: number;
  parts: Record<string, unknown>;
  lines: Record<string, HallLine[]>;
}

export interface Words {
  id: string;
  text: string;
  language: string;
  direction: string;
}
