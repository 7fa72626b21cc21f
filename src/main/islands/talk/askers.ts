// On the card of a question at the desk: keeping order with who asks it, and whether that was done.
import { byId, element } from "../ground/page";
import type { Speaker } from "../hall/speak";
import type { Quieted } from "./told";

export interface Means {
  speak: Speaker;
  /** the buttons that take a measure against a person, and what they are about */
  onPerson(id: string, about: string): HTMLElement[];
  lift(measure: Quieted): HTMLElement;
}

export class Askers {
  private measures: Quieted[] = [];

  constructor(private readonly means: Means) {
    new MutationObserver(() => this.look()).observe(byId("desk"), { childList: true, subtree: true });
    this.look();
  }

  show(measures: Quieted[]): void {
    this.measures = measures;
    this.look();
  }

  private look(): void {
    for (const card of document.querySelectorAll<HTMLElement>(".desk-card[data-person]")) {
      const standing = this.measures.filter(({ person }) => person === card.dataset["person"]);
      const made = JSON.stringify(standing);
      const more = card.querySelector<HTMLElement>(".desk-more") ?? newMore(card);
      if (more.dataset["made"] === made) continue;
      more.dataset["made"] = made;
      this.fill(more, card, standing);
    }
  }

  private fill(more: HTMLElement, card: HTMLElement, standing: Quieted[]): void {
    const [summary, row] = more.children as unknown as [HTMLElement, HTMLElement];
    const { speak, onPerson, lift } = this.means;
    const had = row.contains(document.activeElement);
    const marks = standing.map(({ kind }) => element("span", "badge badge-alarm", speak.say(`is_${kind}`)));
    summary.replaceChildren(speak.say("asker"), " ", ...marks);
    const about = card.querySelector(".desk-facts bdi")?.textContent ?? "";
    const taken = new Set<string | undefined>(standing.map(({ kind }) => kind));
    const takes = onPerson(card.dataset["person"] ?? "", about).filter((each) => !taken.has(each.dataset["act"]));
    row.replaceChildren(...standing.map(lift), ...takes);
    if (had) row.querySelector("button")?.focus();
  }
}

function newMore(card: HTMLElement): HTMLElement {
  const more = element("details", "desk-more");
  more.append(element("summary", "small"), element("div", "row"));
  card.append(more);
  return more;
}
