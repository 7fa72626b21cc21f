// The moderator's desk: what comes in, what is approved, what is on air.
import { byId, data, write } from "../ground/page";
import { DeskLists } from "./desk-lists";
import { Keys } from "./desk-keys";
import { Merging } from "./desk-merging";
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
  parts: ForParts;
  texts: Texts;
}

const UNDOABLE = new Set(["approve", "hide", "merge"]);
const SAID_FOR = 8_000;

const given = data<Given>("desk-data");
const speak = new Speaker(given.texts);
const line = byId("desk-line");
const error = byId("desk-error");
const toast = byId("desk-said");
const ending = byId<HTMLDialogElement>("desk-ending");
const merging = new Merging(speak, (question, into) => void act({ type: "merge", question, into }));
const lists = new DeskLists(speak, (kind, id) => press(kind, id));
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
    if (incoming > 0) write(byId("desk-announce"), speak.say("announce_incoming", incoming));
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

function press(kind: string, id: string): void {
  if (kind === "merge") merging.open(id);
  else void act({ type: kind, question: id });
}

async function act(command: Command & { question?: string }): Promise<void> {
  complain("");
  const outcome: Outcome = await room.ask(command);
  if (outcome.type === "refused") {
    complain(outcome.message);
  } else if (UNDOABLE.has(command.type) && command["question"]) {
    said(command.type, command["question"]);
  }
}

function complain(message: string): void {
  error.hidden = message === "";
  error.textContent = message;
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
  void act({ type: "undo", question: last });
});
byId("desk-open").addEventListener("click", () => void act({ type: "open" }));
byId("desk-end").addEventListener("click", () => ending.showModal());
byId("desk-ending-no").addEventListener("click", () => ending.close());
byId("desk-ending-yes").addEventListener("click", () => {
  ending.close();
  void act({ type: "end" });
});
show();
showKeeping(given.keeping, speak);
write(byId("desk-present"), speak.say("present", given.now.present));
