// The lists beside the screen: what is being answered, what the hall wants to know, what I asked.
import { arrange, byId, element, write } from "../ground/page";
import { words } from "./page";
import { type HallView, isPast, type Outcome, type OwnQuestion, type ShownQuestion } from "./protocol";
import type { Speaker } from "./speak";

interface Reader {
  signedIn: boolean;
  voted: string[];
}

/** A question's place in the list and what changes in it. */
interface Row {
  item: HTMLElement;
  button: HTMLButtonElement;
  count: HTMLElement;
  label: HTMLElement;
  error: HTMLElement;
}

export class Questions {
  private readonly list = byId("hall-questions");
  private readonly none = byId("hall-none");
  private readonly nowPart = byId("hall-now");
  private readonly nowList = byId("hall-now-list");
  private readonly minePart = byId("hall-mine");
  private readonly mineList = byId("hall-mine-list");
  private readonly announce = byId("hall-announce");
  private readonly rows = new Map<string, Row>();
  private readonly mine = new Map<string, OwnQuestion>();
  private readonly voted: Set<string>;
  private readonly signedIn: boolean;
  private shown: ReadonlyMap<string, ShownQuestion> = new Map();

  constructor(
    private readonly speak: Speaker,
    reader: Reader,
    private readonly vote: (id: string) => Promise<Outcome>,
  ) {
    this.voted = new Set(reader.voted);
    this.signedIn = reader.signedIn;
    this.list.replaceChildren();
  }

  show(hall: HallView, all: ReadonlyMap<string, ShownQuestion>, changed: string[]): void {
    this.shown = all;
    const approved = [...all.values()].filter((question) => question.state === "approved").sort(mostWanted);
    arrange(
      this.list,
      approved.map((question) => this.row(question, hall.phase === "open").item),
    );
    this.none.hidden = approved.length > 0;
    const noneYet = isPast(hall) ? "none_left" : { planned: "none_yet", open: "none", ended: "none_left" }[hall.phase];
    write(this.none.firstElementChild as HTMLElement, this.speak.say(noneYet));
    this.showNow([...all.values()].filter((question) => question.state === "on_air"));
    for (const id of changed) {
      const question = all.get(id);
      const own = this.mine.get(id);
      if (question && own && own.state !== question.state) this.own([{ ...own, state: question.state }]);
    }
  }

  own(questions: OwnQuestion[]): void {
    for (const question of questions) {
      const before = this.mine.get(question.id);
      if (before && before.state !== question.state) {
        write(this.announce, this.speak.say("announce_own", question.text, this.speak.say(`own_${question.state}`)));
      }
      this.mine.set(question.id, question);
      this.voted.add(question.id);
    }
    this.minePart.hidden = this.mine.size === 0;
    arrange(
      this.mineList,
      [...this.mine.values()].reverse().map((question) => this.ownRow(question)),
    );
    this.rows.forEach((_, id) => this.shown.has(id) && this.fillButton(id));
  }

  present(count: number): void {
    write(byId("hall-present"), count > 0 ? this.speak.say("present", count) : "");
  }

  private showNow(onAir: ShownQuestion[]): void {
    const was = this.nowList.querySelector<HTMLElement>("[data-id]")?.dataset["id"];
    const now = onAir[0];
    this.nowPart.hidden = !now;
    if (now?.id === was) return;
    this.nowList.replaceChildren();
    if (now) {
      const said = words("p", "hall-now-words", now);
      said.dataset["id"] = now.id;
      this.nowList.append(said);
    }
  }

  private row(question: ShownQuestion, open: boolean): Row {
    const row = this.rows.get(question.id) ?? this.newRow(question);
    write(row.count, this.speak.say("votes", question.votes));
    row.button.hidden = !open;
    this.fillButton(question.id);
    return row;
  }

  private newRow(question: ShownQuestion): Row {
    const item = element("li", "hall-question");
    item.dataset["id"] = question.id;
    const said = words("p", "hall-words", question);
    said.id = `words-${question.id}`;
    const foot = element("div", "hall-question-foot");
    const count = element("span", "hall-votes");
    const button = element("button", "button-quiet button-small hall-vote");
    button.type = "button";
    button.setAttribute("aria-describedby", said.id);
    const label = element("span", "");
    button.append(label);
    const error = element("p", "error small");
    error.setAttribute("role", "alert");
    error.hidden = true;
    foot.append(button, count);
    item.append(said, foot, error);
    const row = { item, button, count, label, error };
    button.addEventListener("click", () => void this.press(question.id, row));
    this.rows.set(question.id, row);
    return row;
  }

  private fillButton(id: string): void {
    const row = this.rows.get(id);
    if (!row) return;
    const own = this.mine.has(id);
    const done = own || this.voted.has(id);
    row.button.setAttribute("aria-pressed", String(done));
    row.button.setAttribute("aria-disabled", String(done || !this.signedIn));
    const key = own ? "own_vote" : done ? "voted" : this.signedIn ? "vote" : "sign_in_to_vote";
    write(row.label, this.speak.say(key));
  }

  private async press(id: string, row: Row): Promise<void> {
    if (row.button.getAttribute("aria-disabled") === "true" || row.button.dataset["busy"]) return;
    row.button.dataset["busy"] = "true";
    row.error.hidden = true;
    const outcome = await this.vote(id);
    delete row.button.dataset["busy"];
    if (outcome.type === "refused") {
      row.error.textContent = outcome.message;
      row.error.hidden = false;
      return;
    }
    this.voted.add(id);
    if (outcome.id) this.voted.add(outcome.id);
    this.fillButton(id);
  }

  private ownRow(question: OwnQuestion): HTMLElement {
    const item = element("li", "hall-own");
    item.dataset["id"] = question.id;
    item.dataset["state"] = question.state;
    const fate = element("p", "");
    fate.append(element("span", badge(question.state), this.speak.say(`own_${question.state}`)));
    item.append(words("p", "hall-words", question), fate);
    const into = question.into ? this.shown.get(question.into) : undefined;
    if (into) item.append(words("p", "hall-words small muted", into));
    return item;
  }
}

function badge(state: string): string {
  if (state === "on_air") return "badge badge-air";
  return state === "approved" || state === "answered" ? "badge" : "badge badge-soft";
}

function mostWanted(a: ShownQuestion, b: ShownQuestion): number {
  return b.votes - a.votes || a.askedAt.localeCompare(b.askedAt) || a.id.localeCompare(b.id);
}
