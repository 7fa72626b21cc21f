// What the program tells of the talk; docs/protocol/hall.md defines it.
import type { Localized } from "../hall/protocol";

export interface ChatLine {
  text: string;
  language: string;
  direction: string;
  name: Localized;
  role: "trainee" | "professional" | "coordinator" | "moderator" | "organiser";
  at: string;
  /** the time of day where the session is held */
  clock: string;
}

/** As moderators see it. */
export interface DeskLine extends ChatLine {
  person: string;
  state: "shown" | "held" | "removed";
  word?: string | null;
  reason?: string | null;
}

export interface Setting {
  chat: "off" | "everybody" | "moderators";
  slow: number;
  hands: boolean;
  reactions: boolean;
}

export interface Notice {
  id: string;
  text: string;
  language: string;
  direction: string;
}

export interface HallTalk {
  setting: Setting;
  notice?: Notice | null;
  called: Localized[];
}

/** What stands when no moderator has done anything, which is not told. */
export const AT_FIRST: HallTalk = {
  setting: { chat: "off", slow: 0, hands: false, reactions: true },
  called: [],
};

export interface Raised {
  id: string;
  person: string;
  name: Localized;
  state: "up" | "called";
  at: string;
}

export interface Quieted {
  id: string;
  person: string;
  name: Localized;
  kind: "mute" | "ban";
  reason: string;
}

export interface Reported {
  id: string;
  kind: "line" | "question";
  words: string;
  person: string;
  name: Localized;
  count: number;
  by: Localized[];
}

export interface Claimed {
  thing: string;
  moderator: string;
  name: Localized;
}

export interface DeskTalk extends HallTalk {
  hands: Raised[];
  measures: Quieted[];
  words: string[];
  reports: Reported[];
  claims: Claimed[];
}

/** What the reader alone sees. */
export interface Own {
  muted?: string | null;
  hand?: "up" | "called" | null;
  held: Notice[];
}

export const NOTHING_OWN: Own = { held: [] };
