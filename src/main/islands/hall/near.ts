// While a question is written: those of the hall that are like it, so that one may want the same instead of asking it again.
import { arrange, byId, element, write } from "../ground/page";
import { alike, trigrams } from "../ground/spelling";
import { words } from "./page";
import type { ShownQuestion } from "./protocol";
import type { Speaker } from "./speak";

const LIKE = 0.35;
const MOST = 3;
const PAUSE = 600;

/** The reader's vote for a question: what there is to say of it, and giving it. */
export interface Wish {
  state(id: string): "vote" | "voted" | "own_vote";
  want(id: string): void;
}

export class Near {
  private readonly part = byId("hall-near");
  private readonly title = byId("hall-near-title");
  private readonly list = byId("hall-near-list");
  private timer = 0;

  constructor(
    private readonly all: () => ShownQuestion[],
    private readonly wish: Wish,
    private readonly speak: Speaker,
  ) {}

  /** Looks once the person has stopped writing for a moment. */
  look(text: string): void {
    clearTimeout(this.timer);
    this.timer = window.setTimeout(() => this.show(text), PAUSE);
  }

  private show(text: string): void {
    const written = trigrams(text);
    const found = this.all()
      .map((question) => ({ question, likeness: alike(written, trigrams(question.text)) }))
      .filter(({ likeness }) => likeness >= LIKE)
      .sort((a, b) => b.likeness - a.likeness)
      .slice(0, MOST);
    // only how many there are is announced
    write(this.title, found.length > 0 ? this.speak.say("near", found.length) : "");
    this.part.hidden = found.length === 0;
    arrange(
      this.list,
      found.map(({ question }) => this.item(question)),
    );
  }

  private item(question: ShownQuestion): HTMLElement {
    const item = element("li", "hall-near-one");
    item.append(words("span", "hall-words", question));
    const wish = this.wish.state(question.id);
    if (question.state !== "approved" || wish === "own_vote") {
      const mark = question.state === "approved" ? wish : `own_${question.state}`;
      item.append(element("span", "badge badge-soft", this.speak.say(mark)));
      return item;
    }
    const button = element("button", "button-quiet button-small", this.speak.say(wish));
    button.type = "button";
    button.disabled = wish === "voted";
    button.addEventListener("click", () => {
      this.wish.want(question.id);
      button.disabled = true;
      write(button, this.speak.say("voted"));
    });
    item.append(button);
    return item;
  }
}
