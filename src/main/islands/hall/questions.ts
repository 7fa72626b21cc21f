// The lists beside the screen: what is being answered, what the hall wants to know, what I asked.
import { arrange, byId, element, write } from "../ground/page";
import { mark } from "./jumps";
import { named, words } from "./page";
import { type HallView, isPast, isTaking, type Outcome, type OwnQuestion, type ShownQuestion } from "./protocol";
import { reasonOf } from "./reason";
import type { Speaker } from "./speak";

interface Reader {
  signedIn: boolean;
  voted: string[];
}

/** A question's place in the list and what changes in it; `of` is what it was last written from. */
interface Row {
  of?: ShownQuestion;
  item: HTMLElement;
  said: HTMLElement;
  by: HTMLElement;
  reply: HTMLElement;
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
    private readonly vote: (id: string, type: "vote" | "unvote") => Promise<Outcome>,
  ) {
    this.voted = new Set(reader.voted);
    this.signedIn = reader.signedIn;
    this.list.replaceChildren();
  }

  show(hall: HallView, all: ReadonlyMap<string, ShownQuestion>, changed: string[]): void {
    this.shown = all;
    const approved = [...all.values()].filter((question) => question.state === "approved").sort(mostWanted);
    const replied = [...all.values()].filter((question) => question.reply).sort(mostWanted);
    arrange(
      this.list,
      [...approved, ...replied].map((question) => this.row(question, isTaking(hall)).item),
    );
    this.none.hidden = approved.length + replied.length > 0;
    mark(byId("hall-questions-part"), approved.length + replied.length);
    const noneYet = isPast(hall) ? "none_left" : { planned: "none", open: "none", ended: "none_left" }[hall.phase];
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

  /** How the reader's vote for a question stands. */
  state(id: string): "vote" | "voted" | "own_vote" {
    return this.mine.has(id) ? "own_vote" : this.voted.has(id) ? "voted" : "vote";
  }

  /** Votes for a question that is shown elsewhere on the page too. */
  want(id: string): void {
    const row = this.rows.get(id);
    if (row && !this.voted.has(id)) void this.press(id, row);
  }

  private row(question: ShownQuestion, taking: boolean): Row {
    const row = this.rows.get(question.id) ?? this.newRow(question);
    // a question that changes comes as another object: all others of a long list stay as they are
    if (row.of !== question) this.fill(row, question);
    row.button.hidden = !taking || question.state !== "approved";
    return row;
  }

  private fill(row: Row, question: ShownQuestion): void {
    row.of = question;
    write(row.said, question.text);
    row.said.lang = question.language;
    row.said.dir = question.direction;
    write(row.count, this.speak.say("votes", question.votes));
    const asker = named(question.asker);
    row.by.hidden = !asker;
    write(row.by, asker ? this.speak.say("asked_by", asker) : "");
    row.reply.hidden = !question.reply;
    if (question.reply) row.reply.replaceChildren(...replied(question, this.speak));
    this.fillButton(question.id);
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
    const by = element("p", "small muted");
    const reply = element("div", "hall-reply");
    foot.append(button, count);
    item.append(said, by, reply, foot, error);
    const row = { item, said, by, reply, button, count, label, error };
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
    row.button.setAttribute("aria-disabled", String(own || !this.signedIn));
    const key = own ? "own_vote" : done ? "voted" : this.signedIn ? "vote" : "sign_in_to_vote";
    write(row.label, this.speak.say(key));
  }

  private async press(id: string, row: Row): Promise<void> {
    if (row.button.getAttribute("aria-disabled") === "true" || row.button.dataset["busy"]) return;
    row.button.dataset["busy"] = "true";
    row.error.hidden = true;
    const given = !this.voted.has(id);
    const outcome = await this.vote(id, given ? "vote" : "unvote");
    delete row.button.dataset["busy"];
    if (outcome.type === "refused") {
      row.error.textContent = outcome.message;
      row.error.hidden = false;
      return;
    }
    for (const one of [id, outcome.id ?? id]) {
      if (given) this.voted.add(one);
      else if (!this.hasAskedLike(one)) this.voted.delete(one);
      this.fillButton(one);
    }
  }

  /** Whether a question of one's own was merged into this one: that vote stays. */
  private hasAskedLike(id: string): boolean {
    return [...this.mine.values()].some(({ into }) => into === id);
  }

  private ownRow(question: OwnQuestion): HTMLElement {
    const item = element("li", "hall-own");
    item.dataset["id"] = question.id;
    item.dataset["state"] = question.state;
    const fate = element("p", "");
    fate.append(element("span", badge(question.state), this.speak.say(`own_${question.state}`)));
    item.append(words("p", "hall-words", question), fate);
    if (question.declined) item.append(element("p", "small", reasonOf(question.declined, this.speak)));
    if (question.reply) item.append(words("p", "hall-words small", question.reply));
    const into = question.into ? this.shown.get(question.into) : undefined;
    if (into) item.append(words("p", "hall-words small muted", into));
    return item;
  }
}

function badge(state: string): string {
  if (state === "on_air") return "badge badge-air";
  return ["approved", "answered", "written", "routed"].includes(state) ? "badge" : "badge badge-soft";
}

/** What became of a question without a voice: its mark and the words. */
function replied(question: ShownQuestion, speak: Speaker): HTMLElement[] {
  if (!question.reply) return [];
  return [element("span", "badge", speak.say(`own_${question.state}`)), words("p", "hall-words", question.reply)];
}

function mostWanted(a: ShownQuestion, b: ShownQuestion): number {
  return b.votes - a.votes || a.askedAt.localeCompare(b.askedAt) || a.id.localeCompare(b.id);
}
