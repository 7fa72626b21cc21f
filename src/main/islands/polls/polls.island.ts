// The polls in the hall.
import { arrange, byId, write } from "../ground/page";
import { mark } from "../hall/jumps";
import { register } from "../hall/parts";
import { Answering } from "./answering";
import { Countdowns, type Ends, late } from "./ends";
import { arrangePast } from "./past";
import type { Poll, PollsView } from "./poll";

register("polls", (given) => {
  const place = byId("polls");
  const list = byId("polls-list");
  const announce = byId("polls-announce");
  const countdowns = new Countdowns();
  const shown = new Map<string, Answering>();
  const answers = new Map<string, string[]>();
  let polls: Poll[] = [];
  let known: Set<string> | undefined;

  const means = {
    signedIn: given.signedIn,
    speak: given.speak,
    answer: (poll: string, choices: string[]) =>
      given.ask({ type: "poll-answer", poll, choices, late: String(late()) }),
  };

  function one(poll: Poll): Answering {
    const before = shown.get(poll.id);
    if (before) return before;
    const made = new Answering(poll, means);
    shown.set(poll.id, made);
    const own = answers.get(poll.id);
    if (own) made.own(own);
    return made;
  }

  function show(): void {
    place.hidden = polls.length === 0;
    // what is open first, then the last closed
    const newest = [...polls].reverse().sort((a, b) => Number(b.state === "open") - Number(a.state === "open"));
    newest.forEach((poll) => one(poll).show(poll, countdowns.left(poll.id)));
    const closed = newest.filter((poll) => poll.state === "closed");
    const past = new Set(closed.slice(1));
    arrange(
      list,
      newest.filter((poll) => !past.has(poll)).map((poll) => one(poll).item),
    );
    arrangePast(
      "polls-past",
      [...past].map((poll) => one(poll).item),
    );
    const open = polls.filter((poll) => poll.state === "open");
    mark(place, polls.length, given.signedIn && open.some(({ id }) => !answers.has(id)));
    const opened = polls.find((poll) => poll.state === "open" && known && !known.has(poll.id));
    if (opened) write(announce, given.speak.say("announce", opened.text));
    known = new Set(polls.filter((poll) => poll.state === "open").map((poll) => poll.id));
  }

  setInterval(() => {
    for (const poll of polls.filter((each) => each.state === "open")) {
      const left = countdowns.left(poll.id);
      if (left !== null && left <= 0) one(poll).show(poll, left);
      else one(poll).tick(left);
    }
  }, 1_000);

  return {
    view: (now) => {
      polls = (now as PollsView | null)?.polls ?? [];
      show();
    },
    own: (now) => {
      for (const [poll, chosen] of Object.entries(
        (now as { answers: Record<string, string[]> } | null)?.answers ?? {},
      )) {
        answers.set(poll, chosen);
        shown.get(poll)?.own(chosen);
      }
      show();
    },
    passing: (content) => countdowns.take(content as Ends),
  };
});
