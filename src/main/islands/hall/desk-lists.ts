// The columns of the desk.
import { arrange, byId, element, write } from "../ground/page";
import { words } from "./page";
import type { DeskQuestion, HallView } from "./protocol";
import type { Speaker } from "./speak";

type State = DeskQuestion["state"];

/** What can be done with a question, in the order of the buttons; the first is the usual one. */
const ACTS: Record<State, string[]> = {
  incoming: ["approve", "merge", "hide"],
  approved: ["put_on_air", "merge", "hide"],
  on_air: ["answer", "put_back"],
  answered: [],
  hidden: [],
  merged: [],
};

const KEYS: Record<string, string> = {
  approve: "A",
  merge: "M",
  hide: "H",
  put_on_air: "O",
  put_back: "B",
  answer: "D",
  undo: "U",
};

export class DeskLists {
  private readonly cards = new Map<string, { card: HTMLElement; as: string }>();

  constructor(
    private readonly speak: Speaker,
    private readonly press: (kind: string, id: string) => void,
  ) {}

  show(all: ReadonlyMap<string, DeskQuestion>, phase: HallView["phase"]): void {
    const questions = [...all.values()];
    const of = (...states: State[]) => questions.filter((question) => states.includes(question.state));
    this.fill("desk-on-air", of("on_air"), all, phase);
    this.fill("desk-incoming", of("incoming").sort(oldest), all, phase);
    this.fill("desk-approved", of("approved").sort(mostWanted), all, phase);
    this.fill("desk-done", of("answered", "merged", "hidden").sort(latest), all, phase);
    byId("desk-air-none").hidden = of("on_air").length > 0;
    byId("desk-air").hidden = phase === "ended" && of("on_air").length === 0;
  }

  private fill(
    list: string,
    questions: DeskQuestion[],
    all: ReadonlyMap<string, DeskQuestion>,
    phase: HallView["phase"],
  ): void {
    const count = document.getElementById(`${list}-count`);
    if (count) write(count, String(questions.length));
    const none = document.getElementById(`${list}-none`);
    if (none) none.hidden = questions.length > 0;
    arrange(
      byId(list),
      questions.map((question) => this.card(question, all, phase)),
    );
  }

  /** The card of a question, made anew only when something on it differs, so that the focus stays. */
  private card(question: DeskQuestion, all: ReadonlyMap<string, DeskQuestion>, phase: HallView["phase"]): HTMLElement {
    const into = question.into ? all.get(question.into)?.text : undefined;
    const as = JSON.stringify([question, into, phase]);
    const known = this.cards.get(question.id);
    if (known?.as === as) return known.card;
    const card = known?.card ?? this.newCard(question);
    const hadFocus = card.contains(document.activeElement);
    card.dataset["state"] = question.state;
    card.replaceChildren(words("p", "desk-words", question), this.facts(question, into), this.acts(question, phase));
    this.cards.set(question.id, { card, as });
    if (hadFocus) card.focus();
    return card;
  }

  private newCard(question: DeskQuestion): HTMLElement {
    const card = element("li", "desk-card");
    card.dataset["id"] = question.id;
    card.tabIndex = -1;
    return card;
  }

  private facts(question: DeskQuestion, into: string | undefined): HTMLElement {
    const facts = element("p", "desk-facts small muted");
    facts.append(element("strong", "desk-votes", this.speak.say("votes", question.votes)));
    const language = document.documentElement.lang as "ar" | "fr" | "en";
    const name = question.asker?.[language] ?? question.asker?.fr ?? question.asker?.ar ?? question.asker?.en;
    const time = element("time", "", new Date(question.askedAt).toLocaleTimeString("en-GB", { timeStyle: "short" }));
    time.dir = "ltr";
    facts.append(time);
    if (name) facts.append(element("bdi", "", name));
    if (["answered", "hidden", "merged"].includes(question.state)) {
      facts.append(element("span", "badge badge-soft", this.speak.say(`state_${question.state}`)));
    }
    if (into) facts.append(element("span", "desk-into", this.speak.say("merged_into", into)));
    return facts;
  }

  private acts(question: DeskQuestion, phase: HallView["phase"]): HTMLElement {
    const acts = element("div", "row desk-acts");
    const kinds = ACTS[question.state].filter((kind) => kind !== "put_on_air" || phase === "open");
    if (question.undo) kinds.push("undo");
    kinds.forEach((kind, at) => {
      const look =
        kind === "undo"
          ? "button-plain"
          : kind === "put_on_air"
            ? "button-warm"
            : at === 0 && kind !== "merge"
              ? ""
              : "button-quiet";
      const button = element("button", `${look} button-small`.trim(), this.speak.say(kind));
      button.type = "button";
      button.dataset["kind"] = kind;
      button.setAttribute("aria-keyshortcuts", KEYS[kind] ?? "");
      button.addEventListener("click", () => this.press(kind, question.id));
      acts.append(button);
    });
    return acts;
  }
}

function oldest(a: DeskQuestion, b: DeskQuestion): number {
  return a.askedAt.localeCompare(b.askedAt) || a.id.localeCompare(b.id);
}

function latest(a: DeskQuestion, b: DeskQuestion): number {
  return (b.onAirAt ?? b.askedAt).localeCompare(a.onAirAt ?? a.askedAt);
}

function mostWanted(a: DeskQuestion, b: DeskQuestion): number {
  return b.votes - a.votes || oldest(a, b);
}
