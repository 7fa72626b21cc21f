// Chooses the question into which another one is merged: those that look alike first.
import { byId, element } from "../ground/page";
import { alike, trigrams } from "../ground/spelling";
import { words } from "./page";
import type { DeskQuestion } from "./protocol";
import type { Speaker } from "./speak";

const TARGETS = new Set(["incoming", "approved", "on_air", "answered", "written", "routed"]);
const MOST = 50;

export class Merging {
  private readonly dialog = byId<HTMLDialogElement>("desk-merging");
  private readonly find = byId<HTMLInputElement>("desk-merging-find");
  private readonly list = byId("desk-merging-list");
  private all: ReadonlyMap<string, DeskQuestion> = new Map();
  private source = "";

  constructor(
    private readonly speak: Speaker,
    private readonly merge: (question: string, into: string) => void,
  ) {
    this.find.addEventListener("input", () => this.fill());
    byId("desk-merging-no").addEventListener("click", () => this.dialog.close());
  }

  show(all: ReadonlyMap<string, DeskQuestion>): void {
    this.all = all;
  }

  open(id: string): void {
    const source = this.all.get(id);
    if (!source) return;
    this.source = id;
    this.find.value = "";
    const said = byId("desk-merging-words");
    said.textContent = source.text;
    said.lang = source.language;
    said.dir = source.direction;
    this.fill();
    this.dialog.showModal();
    this.list.querySelector("button")?.focus();
  }

  private fill(): void {
    const source = this.all.get(this.source);
    if (!source) return;
    const near = trigrams(this.find.value || source.text);
    const targets = [...this.all.values()]
      .filter((question) => question.id !== this.source && TARGETS.has(question.state))
      .map((question) => ({ question, alike: alike(near, trigrams(question.text)) }))
      .filter(({ alike }) => this.find.value === "" || alike > 0)
      .sort((a, b) => b.alike - a.alike || b.question.votes - a.question.votes)
      .slice(0, MOST);
    this.list.replaceChildren(...targets.map(({ question }) => this.target(question)));
    if (targets.length === 0) this.list.append(element("li", "muted", this.speak.say("merging_none")));
  }

  private target(question: DeskQuestion): HTMLElement {
    const item = element("li", "");
    const button = element("button", "button-quiet desk-target");
    button.type = "button";
    button.append(words("span", "", question), element("span", "small muted", this.speak.say("votes", question.votes)));
    button.addEventListener("click", () => {
      this.dialog.close();
      this.merge(this.source, question.id);
    });
    item.append(button);
    return item;
  }
}
