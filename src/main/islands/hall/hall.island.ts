// The hall of one session: the screen, the questions, the votes.
import { byId, data } from "../ground/page";
import { Asking } from "./asking";
import { attend } from "./attending";
import { Jumps } from "./jumps";
import { Near } from "./near";
import { type ForParts, Parts } from "./parts";
import { isTaking, type OwnQuestion, type Refused, type ShownQuestion, type Snapshot } from "./protocol";
import { Questions } from "./questions";
import { Room } from "./room";
import { Screening } from "./screening";
import { Speaker, type Texts } from "./speak";

interface Given {
  session: string;
  socket: string;
  signedIn: boolean;
  now: Snapshot<ShownQuestion>;
  mine: OwnQuestion[];
  voted: string[];
  parts: ForParts;
  texts: Texts;
}

const given = data<Given>("hall-data");
const speak = new Speaker(given.texts);
const page = byId("hall");
const line = byId("hall-line");
const screening = new Screening(speak);
const questions = new Questions(speak, given, (id, type) => room.ask({ type, question: id }));
const asking = given.signedIn
  ? new Asking(
      speak,
      given.session,
      (wishes, key) => room.ask({ type: "ask", ...wishes }, key),
      () => room.up,
      new Near(() => [...room.questions.values()], questions, speak),
    )
  : undefined;

const parts = new Parts(given.parts, given.now, {
  side: "live",
  session: given.session,
  signedIn: given.signedIn,
  ask: (command, key) => room.ask(command, key),
});

const room: Room<ShownQuestion> = new Room(given.socket, given.now, {
  changed: ({ hall, changed }) => {
    if (hall) showHall();
    questions.show(room.hall, room.questions, changed);
    screening.chapters(room.questions);
  },
  mine: (own) => questions.own(own),
  present: (count) => questions.present(count),
  line: showLine,
  parts,
  closed: (why: Refused) => {
    line.textContent = why.message;
    line.hidden = false;
  },
});

new Jumps();
if (given.signedIn) attend(given.session, screening, room);

function showHall(): void {
  page.dataset["phase"] = room.hall.phase;
  page.dataset["screen"] = room.hall.screen.state;
  byId("hall-ask-part").hidden = !isTaking(room.hall);
  screening.show(room.hall);
}

let timer = 0;
function showLine(up: boolean): void {
  clearTimeout(timer);
  asking?.line(up);
  if (up) {
    line.hidden = true;
  } else {
    // a blink of the connection is not worth a word
    timer = window.setTimeout(() => {
      line.textContent = speak.say("offline");
      line.hidden = false;
    }, 1500);
  }
}

showHall();
questions.own(given.mine);
questions.present(given.now.present);
questions.show(room.hall, room.questions, []);
screening.chapters(room.questions);
