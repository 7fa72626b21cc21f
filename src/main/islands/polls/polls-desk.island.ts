// The polls at the desk: made, opened, closed, shown.
import { arrange, byId, element, write } from "../ground/page";
import { mark } from "../hall/jumps";
import { type Given, register } from "../hall/parts";
import { Countdowns, type Ends } from "./ends";
import { Making } from "./making";
import { arrangePast } from "./past";
import type { Poll, PollsView } from "./poll";
import { results } from "./results";

class DeskPolls {
  private readonly list = byId("polls-desk-list");
  private readonly announce = byId("polls-desk-announce");
  private readonly rows = new Map<string, HTMLElement>();
  private readonly countdowns = new Countdowns();
  private polls: Poll[] = [];
  private hallOpen = false;

  constructor(private readonly given: Given) {
    new Making(given, (poll) => this.act("poll-open", poll));
    setInterval(() => this.polls.forEach((poll) => poll.state === "open" && this.tick(poll)), 1_000);
  }

  hall(open: boolean): void {
    this.hallOpen = open;
    byId<HTMLButtonElement>("polls-open-now").disabled = !open;
    this.show(this.polls);
  }

  ends(ends: Ends): void {
    this.countdowns.take(ends);
  }

  show(polls: Poll[]): void {
    this.polls = polls;
    byId("polls-desk-none").hidden = polls.length > 0;
    const newest = [...polls].reverse().sort((a, b) => rank(a) - rank(b));
    const past = newest.filter((poll) => rank(poll) >= CLOSED).slice(1);
    const rows = new Map(newest.map((poll) => [poll, this.row(poll)]));
    const focused = document.activeElement as HTMLElement | null;
    const of = (some: Poll[]) => some.map((poll) => rows.get(poll)!);
    arrange(this.list, of(newest.filter((poll) => !past.includes(poll))));
    arrangePast("polls-desk-past", of(past));
    // a row that goes to the other list takes the focus with it
    if (focused !== document.activeElement && focused?.closest("#polls-desk")) focused.focus();
    mark(byId("polls-desk"), polls.length);
  }

  private row(poll: Poll): HTMLElement {
    const row = this.rows.get(poll.id) ?? element("li", "polls-poll polls-desk-poll");
    this.rows.set(poll.id, row);
    const made = JSON.stringify([poll, this.hallOpen]);
    if (row.dataset["made"] === made) return row;
    const focused = row.contains(document.activeElement)
      ? ((document.activeElement as HTMLElement).dataset["act"] ?? "")
      : undefined;
    row.dataset["made"] = made;
    row.dataset["state"] = poll.removed ? "removed" : poll.state;
    row.replaceChildren(this.head(poll), this.text(poll), ...this.drawn(poll), this.buttons(poll));
    this.tick(poll);
    if (focused !== undefined) {
      (row.querySelector<HTMLElement>(`[data-act="${focused}"]`) ?? row.querySelector("button"))?.focus();
    }
    return row;
  }

  private head(poll: Poll): HTMLElement {
    const { speak } = this.given;
    const head = element("div", "row");
    const state = poll.removed ? "removed" : poll.state;
    const mark = element("span", state === "open" ? "badge badge-warm" : "badge badge-soft", speak.say(state));
    head.append(
      mark,
      element("span", "muted small", speak.say("answers", poll.people)),
      element("span", "polls-time push"),
    );
    return head;
  }

  private text(poll: Poll): HTMLElement {
    const text = element("h3", "polls-text", poll.text);
    text.lang = poll.language;
    text.dir = poll.direction;
    return text;
  }

  private drawn(poll: Poll): HTMLElement[] {
    if (poll.removed) return [];
    if (poll.kind !== "words" || poll.people > 0) {
      return [
        results(poll, this.given.speak, (word) => this.wordButton("poll-take-out", "take_out", poll, word)),
        ...this.takenOut(poll),
      ];
    }
    return [];
  }

  private takenOut(poll: Poll): HTMLElement[] {
    if (!poll.takenOut?.length) return [];
    const row = element("p", "row small muted");
    row.append(this.given.speak.say("taken_out"));
    for (const word of poll.takenOut) {
      const said = element("bdi", "", word);
      said.dir = "auto";
      row.append(said, this.wordButton("poll-put-in", "put_in", poll, word));
    }
    return [row];
  }

  private buttons(poll: Poll): HTMLElement {
    const row = element("div", "row");
    const add = (type: string, name: string, style: string) =>
      row.append(this.button(type, name, { poll: poll.id }, style));
    if (poll.removed) {
      add("poll-bring-back", "bring_back", "button-quiet");
      return row;
    }
    if (poll.state === "open") add("poll-close", "close", "button-danger");
    else if (this.hallOpen) add("poll-open", poll.state === "prepared" ? "open_poll" : "open_again", "button-warm");
    if (poll.state !== "prepared" && !poll.live) {
      add(poll.shown ? "poll-hide" : "poll-show", poll.shown ? "hide" : "show", "button-quiet");
    }
    if (poll.state !== "open") add("poll-remove", "remove", "button-plain");
    return row;
  }

  private button(type: string, name: string, fields: Record<string, string>, style = "button-plain"): HTMLElement {
    const button = element("button", `${style} button-small`, this.given.speak.say(name));
    button.type = "button";
    button.dataset["act"] = type + (fields["word"] ?? "");
    button.addEventListener("click", () => void this.send(type, fields));
    return button;
  }

  private wordButton(type: string, name: string, poll: Poll, word: string): HTMLElement {
    const button = this.button(type, name, { poll: poll.id, word });
    button.setAttribute("aria-label", this.given.speak.say(`${name}_word`, word));
    return button;
  }

  private act(type: string, poll: string): Promise<void> {
    return this.send(type, { poll });
  }

  private async send(type: string, fields: Record<string, string>): Promise<void> {
    const outcome = await this.given.ask({ type, ...fields });
    // where it is brought back from
    if (type === "poll-remove") byId<HTMLDetailsElement>("polls-desk-past").open = true;
    write(this.announce, outcome.type === "refused" ? outcome.message : this.given.speak.say("done"));
    const row = this.rows.get(fields["poll"] ?? "");
    row?.querySelector(".error")?.remove();
    if (outcome.type === "refused") row?.append(element("p", "error small", outcome.message));
  }

  private tick(poll: Poll): void {
    const time = this.rows.get(poll.id)?.querySelector<HTMLElement>(".polls-time");
    const left = poll.state === "open" ? this.countdowns.left(poll.id) : null;
    if (time) write(time, left !== null && left > 0 ? this.given.speak.say("left", Math.ceil(left)) : "");
  }
}

const CLOSED = 2;

/** What is open first, then what is prepared, what is closed, what was removed. */
function rank(poll: Poll): number {
  if (poll.removed) return CLOSED + 1;
  return { open: 0, prepared: 1, closed: CLOSED }[poll.state];
}

register("polls", (given) => {
  const polls = new DeskPolls(given);
  return {
    view: (now) => polls.show((now as PollsView | null)?.polls ?? []),
    hall: (hall) => polls.hall(hall.phase === "open"),
    passing: (content) => polls.ends(content as Ends),
  };
});
