// The row of ways to the sections of a long page, always in sight: how much stands in each, and which of them wait for somebody.
import { byId, element, write } from "../ground/page";

/** A way to a section. */
interface Way {
  section: HTMLElement;
  item: HTMLElement;
  link: HTMLElement;
  count: HTMLElement;
  waits: HTMLElement;
}

/** Shows a way to each section that has `data-jump`, the word for it, as long as it is shown itself. */
export class Jumps {
  private readonly ways: Way[];

  constructor(private readonly row = byId("hall-jumps")) {
    const sections = [...document.querySelectorAll<HTMLElement>("[data-jump]")];
    this.ways = sections.map((section) => this.way(section));
    this.row.querySelector("ul")?.append(...this.ways.map(({ item }) => item));
    const watch = new MutationObserver(() => this.show());
    const attributeFilter = ["hidden", "data-count", "data-waits"];
    sections.forEach((section) => watch.observe(section, { attributes: true, attributeFilter }));
    this.show();
  }

  private way(section: HTMLElement): Way {
    const item = element("li", "");
    const link = element("a", "chip", section.dataset["jump"]);
    link.href = `#${section.id}`;
    const count = element("span", "count");
    const waits = element("span", "visually-hidden", this.row.dataset["waiting"]);
    link.append(" ", count, " ", waits);
    item.append(link);
    return { section, item, link, count, waits };
  }

  private show(): void {
    for (const { section, item, link, count, waits } of this.ways) {
      item.hidden = section.closest("[hidden]") !== null;
      write(count, section.dataset["count"] ?? "");
      waits.hidden = section.dataset["waits"] !== "true";
      link.dataset["waits"] = String(!waits.hidden);
    }
    this.row.hidden = this.ways.every(({ item }) => item.hidden);
  }
}

/** Says how much stands in a section, and whether somebody is to do something there. */
export function mark(section: HTMLElement, count: number | string, waits = false): void {
  section.dataset["count"] = count === 0 ? "" : String(count);
  section.dataset["waits"] = String(waits);
}
