// The moderator's desk: what comes in, what is approved, what is on air.
import { byId, data, write } from "../ground/page";
import { DeskLists } from "./desk-lists";
import { Keys } from "./desk-keys";
import { Merging } from "./desk-merging";
import { Wording } from "./desk-wording";
import { Jumps } from "./jumps";
import { showKeeping } from "./keeping";
import { type ForParts, Parts } from "./parts";
import type { Command, DeskQuestion, Keeping, Outcome, Refused, Snapshot } from "./protocol";
import { Room } from "./room";
import { Speaker, type Texts } from "./speak";

interface Given {
  session: string;
  socket: string;
  now: Snapshot<DeskQuestion>;
  keeping: Keeping;
  trades: Record<string, string>;
  parts: ForParts;
  texts: Texts;
}

/** A command of the desk; {@code question} is what it is about. */
type Act = Command & { question?: string };

const SAID_FOR = 8_000;
const ANNOUNCE_EVERY = 5_000;

const given = data<Given>("desk-data");
const speak = new Speaker(given.texts);
const line = byId("desk-line");
const error = byId("desk-error");
const toast = byId("desk-said");
const ending = byId<HTMLDialogElement>("desk-ending");
const merging = new Merging(speak, (question, into) => void act({ type: "merge", question, into }));
const declining = new Wording("declining", (question, fields) => attempt({ type: "decline", question, ...fields }));
const editing = new Wording("editing", (question, fields) => attempt({ type: "edit", question, ...fields }));
const routing = new Wording("routing", (question, fields) => attempt({ type: "route", question, ...fields }));
const lists = new DeskLists(speak, given.trades, (kind, id, into) => press(kind, id, into));
new Keys((kind, id) => press(kind, id));

const parts = new Parts(given.parts, given.now, {
  side: "desk",
  session: given.session,
  signedIn: true,
  ask: (command, key) => room.ask(command, key),
});

const room: Room<DeskQuestion> = new Room(given.socket, given.now, {
  changed: ({ changed }) => {
    show();
    const incoming = changed.filter((id) => room.questions.get(id)?.state === "incoming").length;
    if (incoming > 0) announceSoon(incoming);
  },
  present: (count) => write(byId("desk-present"), speak.say("present", count)),
  keeping: (keeping) => showKeeping(keeping, speak),
  parts,
  line: (up) => {
    line.hidden = up;
    write(line, up ? "" : speak.say("offline"));
  },
  closed: (why: Refused) => complain(why.message),
});

function show(): void {
  const { phase, screen } = room.hall;
  byId("desk").dataset["phase"] = phase;
  const state = byId("desk-phase");
  write(state, speak.say(`phase_${phase}`));
  state.className = phase === "open" ? "badge badge-warm" : "badge badge-soft";
  write(byId("desk-screen"), speak.say(`screen_${screen.state}`));
  byId("desk-screen").className = screen.state === "live" ? "badge badge-air" : "badge badge-soft";
  byId("desk-open").hidden = phase !== "planned";
  byId("desk-end").hidden = phase !== "open";
  lists.show(room.questions, phase);
  merging.show(room.questions);
  byId("desk-ending-air").hidden = ![...room.questions.values()].some((question) => question.state === "on_air");
}

function press(kind: string, id: string, into?: string): void {
  const question = room.questions.get(id);
  if (!question) return;
  if (kind === "merge" && !into) merging.open(id);
  else if (kind === "decline") declining.open(question, "");
  else if (kind === "edit") editing.open(question, question.text);
  else if (kind === "route") routing.open(question, "");
  else if (kind === "undo") undo(id);
  else void act({ type: kind, question: id, ...(into ? { into } : {}) });
}

/** Takes back the last act that this screen shows; one that another moderator did meanwhile stays. */
function undo(id: string): void {
  const last = room.questions.get(id)?.undo;
  if (last) void act({ type: "undo", question: id, act: last.act });
}

async function act(command: Act): Promise<void> {
  complain(await attempt(command));
}

/** Does it; answers what was refused, or nothing. */
async function attempt(command: Act): Promise<string> {
  complain("");
  const outcome: Outcome = await room.ask(command);
  if (outcome.type === "refused") return outcome.message;
  if (command.question && command.type !== "undo") said(command.type, command.question);
  return "";
}

function complain(message: string): void {
  error.hidden = message === "";
  error.textContent = message;
}

/** How many have come in since the last announcement: a storm is told as one number, so that listeners can follow. */
let arrived = 0;
function announceSoon(incoming: number): void {
  if (arrived === 0) {
    setTimeout(() => {
      write(byId("desk-announce"), speak.say("announce_incoming", arrived));
      arrived = 0;
    }, ANNOUNCE_EVERY);
  }
  arrived += incoming;
}

let timer = 0;
let last = "";
function said(kind: string, question: string): void {
  last = question;
  write(byId("desk-said-words"), speak.say(`said_${kind}`));
  toast.hidden = false;
  clearTimeout(timer);
  timer = window.setTimeout(() => (toast.hidden = true), SAID_FOR);
}

byId("desk-said-undo").addEventListener("click", () => {
  toast.hidden = true;
  undo(last);
});
byId("desk-open").addEventListener("click", () => void act({ type: "open" }));
byId("desk-end").addEventListener("click", () => ending.showModal());
byId("desk-ending-no").addEventListener("click", () => ending.close());
byId("desk-ending-yes").addEventListener("click", () => {
  ending.close();
  void act({ type: "end" });
});
new Jumps();
show();
showKeeping(given.keeping, speak);
write(byId("desk-present"), speak.say("present", given.now.present));
