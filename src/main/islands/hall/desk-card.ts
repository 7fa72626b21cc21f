// The card of a question at the desk: its words, what is known of it, what can be done with it.
import { element } from "../ground/page";
import { named, words } from "./page";
import type { DeskQuestion, HallView } from "./protocol";
import { reasonOf } from "./reason";
import type { Speaker } from "./speak";

/** What a card is made with, beside its question. */
export interface Around {
  all: ReadonlyMap<string, DeskQuestion>;
  phase: HallView["phase"];
  /** the names of the session's trades, by key */
  trades: Record<string, string>;
}

export type Press = (kind: string, id: string, into?: string) => void;

type State = DeskQuestion["state"];

/** What can be done with a question, in the order of the buttons; the first is the usual one. */
const ACTS: Record<State, string[]> = {
  incoming: ["approve", "merge", "edit", "decline"],
  approved: ["put_on_air", "merge", "edit", "route", "decline"],
  on_air: ["answer", "put_back", "edit", "route"],
  answered: [],
  written: [],
  routed: [],
  declined: [],
  merged: ["unmerge"],
};

const KEYS: Record<string, string> = {
  approve: "A",
  merge: "M",
  unmerge: "S",
  edit: "E",
  decline: "X",
  route: "R",
  put_on_air: "O",
  put_back: "B",
  answer: "D",
  undo: "U",
};

const LOOKS: Record<string, string> = { approve: "", answer: "", put_on_air: "button-warm", undo: "button-plain" };

export function filled(question: DeskQuestion, around: Around, speak: Speaker, press: Press): HTMLElement[] {
  const said = words("p", "desk-words", question);
  return [
    said,
    facts(question, around, speak),
    ...notes(question, around, speak, press),
    acts(question, around, speak, press),
  ];
}

/** What the card shows of the questions around, so that it is made anew when that differs. */
export function seenAround(question: DeskQuestion, { all, phase }: Around): unknown[] {
  return [
    question,
    question.into ? all.get(question.into)?.text : "",
    near(question, all).map(({ text }) => text),
    phase,
  ];
}

function facts(question: DeskQuestion, { trades }: Around, speak: Speaker): HTMLElement {
  const facts = element("p", "desk-facts small muted");
  facts.append(element("strong", "desk-votes", speak.say("votes", question.votes)));
  const time = element("time", "", askedAt(new Date(question.askedAt)));
  time.dir = "ltr";
  facts.append(time);
  const asker = named(question.asker);
  if (asker) facts.append(element("bdi", "", asker));
  if (question.establishment) facts.append(from(question.establishment));
  if (!question.named) facts.append(element("span", "badge badge-soft", speak.say("unnamed")));
  if (question.trade) facts.append(element("span", "badge badge-soft", trades[question.trade] ?? question.trade));
  if (!["incoming", "approved", "on_air"].includes(question.state)) {
    facts.append(element("span", "badge badge-soft", speak.say(`state_${question.state}`)));
  }
  return facts;
}

/** Where the asker is from. */
function from({ name, region }: NonNullable<DeskQuestion["establishment"]>): HTMLElement {
  const from = element("span", "desk-from");
  from.append(element("bdi", "", named(name)), " · ", element("bdi", "", named(region.name)));
  return from;
}

/** The time, with its day when that is another one: questions are asked days before the session, too. */
function askedAt(asked: Date): string {
  const time = asked.toLocaleTimeString("en-GB", { timeStyle: "short" });
  const day = asked.toLocaleDateString("en-GB", { day: "2-digit", month: "2-digit" });
  return asked.toDateString() === new Date().toDateString() ? time : `${day} ${time}`;
}

/** What became of it, how it was first worded, what it is like. */
function notes(question: DeskQuestion, { all }: Around, speak: Speaker, press: Press): HTMLElement[] {
  const notes: HTMLElement[] = [];
  const note = (text: string) => notes.push(element("p", "desk-note small", text));
  const into = question.into ? all.get(question.into)?.text : undefined;
  if (into) note(speak.say("merged_into", into));
  if (question.original) note(speak.say("original", question.original));
  if (question.declined) note(reasonOf(question.declined, speak));
  if (question.reply) notes.push(words("p", "desk-note small", question.reply));
  for (const other of near(question, all)) {
    const row = element("p", "desk-note desk-near small");
    const button = element("button", "button-quiet button-small", speak.say("merge_near"));
    button.type = "button";
    button.addEventListener("click", () => press("merge", question.id, other.id));
    row.append(element("span", "", speak.say("near", other.text)), button);
    notes.push(row);
  }
  return notes;
}

/** The questions into which this one may be merged since they are like it. */
function near(question: DeskQuestion, all: ReadonlyMap<string, DeskQuestion>): DeskQuestion[] {
  if (!["incoming", "approved"].includes(question.state)) return [];
  return question.near
    .map((id) => all.get(id))
    .filter((other): other is DeskQuestion => !!other && !["declined", "merged"].includes(other.state));
}

function acts(question: DeskQuestion, { phase }: Around, speak: Speaker, press: Press): HTMLElement {
  const acts = element("div", "row desk-acts");
  const kinds = ACTS[question.state].filter((kind) => kind !== "put_on_air" || phase === "open");
  if (question.undo) kinds.push("undo");
  for (const kind of kinds) {
    const button = element("button", `${LOOKS[kind] ?? "button-quiet"} button-small`.trim(), speak.say(kind));
    button.type = "button";
    button.dataset["kind"] = kind;
    button.setAttribute("aria-keyshortcuts", KEYS[kind] ?? "");
    if (kind === "undo" && question.undo) {
      button.setAttribute("aria-label", speak.say("undo_of", speak.say(`said_${question.undo.kind}`)));
    }
    button.addEventListener("click", () => press(kind, question.id));
    acts.append(button);
  }
  return acts;
}
