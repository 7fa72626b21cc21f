// The lists of the talk at the desk: raised hands, reports, measures, blocked words.
import { arrange, byId, element, write } from "../ground/page";
import { mark } from "../hall/jumps";
import { named } from "../hall/page";
import type { Localized } from "../hall/protocol";
import type { Speaker } from "../hall/speak";
import type { Acting } from "./acting";
import type { DeskTalk, Quieted, Raised, Reported } from "./told";

/** Lists of what a moderator is to do something about. */
const WAITING = new Set(["hands", "reports"]);

export class TalkLists {
  constructor(
    private readonly speak: Speaker,
    private readonly acting: Acting,
  ) {}

  show(talk: DeskTalk): void {
    this.fill("hands", talk.hands, (hand) => this.hand(hand));
    this.fill("reports", talk.reports, (report) => this.report(report));
    this.fill("measures", talk.measures, (measure) => this.measure(measure));
    this.fill("words", talk.words, (word) => this.word(word));
  }

  /** Makes rows anew only where what they show has changed, so that the focus stays. */
  private fill<T>(name: string, things: T[], make: (thing: T) => HTMLElement): void {
    const list = byId(`talk-${name}`);
    const before = new Map([...list.children].map((row) => [(row as HTMLElement).dataset["made"], row as HTMLElement]));
    const rows = things.map((thing) => {
      const made = JSON.stringify(thing);
      const row = before.get(made) ?? make(thing);
      row.dataset["made"] = made;
      return row;
    });
    arrange(list, rows);
    write(byId(`talk-${name}-count`), String(things.length));
    const none = document.getElementById(`talk-${name}-none`);
    if (none) none.hidden = things.length > 0;
    const part = document.getElementById(`talk-${name}-part`);
    if (part) mark(part, things.length, WAITING.has(name) && things.length > 0);
  }

  private hand(hand: Raised): HTMLElement {
    const row = this.row(hand.name);
    const { acting } = this;
    if (hand.state === "called") {
      row.append(element("span", "badge badge-warm", this.speak.say("called")));
      row.append(
        this.buttons(acting.button("hand_done", () => void acting.act({ type: "talk-hand-done", id: hand.id }))),
      );
    } else {
      row.append(
        this.buttons(
          acting.button("call", () => void acting.act({ type: "talk-call", id: hand.id }), ""),
          acting.button("hand_done", () => void acting.act({ type: "talk-hand-done", id: hand.id })),
        ),
      );
    }
    return row;
  }

  private report(report: Reported): HTMLElement {
    const row = this.row(report.name);
    row.dataset["thing"] = report.id;
    const words = element("p", "talk-words", report.words);
    words.dir = "auto";
    const by = report.by.map((name) => named(name)).join(`${this.speak.say("comma")} `);
    row.append(words, element("p", "small muted", this.speak.say("reported_by", report.count, by)));
    const { acting } = this;
    const buttons = this.buttons(
      acting.button("settle", () => void acting.act({ type: "talk-settle", id: report.id }), ""),
      ...this.onPerson(report.person, named(report.name) ?? ""),
    );
    if (report.kind === "line") {
      buttons.prepend(
        acting.button(
          "remove",
          () => acting.why({ type: "talk-remove", id: report.id, about: report.words }),
          "button-danger",
        ),
      );
    }
    row.append(buttons);
    return row;
  }

  onPerson(id: string, about: string): HTMLElement[] {
    return (["mute", "ban"] as const).map((name) =>
      this.acting.button(name, () => this.acting.why({ type: `talk-${name}`, id, about }), "button-plain"),
    );
  }

  lift(measure: Quieted): HTMLElement {
    return this.acting.button("lift", () => void this.acting.act({ type: "talk-lift", id: measure.id }));
  }

  private measure(measure: Quieted): HTMLElement {
    const row = this.row(measure.name);
    row.append(element("span", "badge badge-alarm", this.speak.say(`is_${measure.kind}`)));
    const reason = element("p", "talk-words small", measure.reason);
    reason.dir = "auto";
    row.append(reason, this.buttons(this.lift(measure)));
    return row;
  }

  private word(word: string): HTMLElement {
    const row = element("li", "badge badge-soft");
    const said = element("bdi", "", word);
    const free = this.acting.button("free", () => void this.acting.act({ type: "talk-unblock", word }), "button-plain");
    free.setAttribute("aria-label", this.speak.say("free_word", word));
    row.append(said, free);
    return row;
  }

  private row(name: Localized): HTMLElement {
    const row = element("li", "talk-card");
    row.append(element("bdi", "talk-name", named(name) ?? ""));
    return row;
  }

  private buttons(...buttons: HTMLElement[]): HTMLElement {
    const row = element("div", "row");
    row.append(...buttons);
    return row;
  }
}
