// The answered questions as chapters of the replay, once they have their place in it.
import { arrange, byId, element } from "../ground/page";
import { clock, words } from "./page";
import type { ShownQuestion, Thumbnails } from "./protocol";

export class Chapters {
  private readonly part = byId("hall-chapters");
  private readonly list = byId("hall-chapter-list");
  private as = "";

  /** @param jump goes to a second of the replay, whose address is given too; false where there is no replay to go to */
  constructor(jump: (second: number, address: string) => boolean) {
    this.list.addEventListener("click", (event) => {
      const link = (event.target as Element).closest<HTMLElement>("[data-second]");
      if (link && jump(Number(link.dataset["second"]), link.getAttribute("href") ?? "")) event.preventDefault();
    });
  }

  /**
   * Made anew only when something in them differs: votes are told all the time, and the pictures and the focus are to stay.
   * @param thumbnails of the replay, as soon as there are some
   */
  show(all: ReadonlyMap<string, ShownQuestion>, thumbnails: Thumbnails | null | undefined): void {
    const answered = [...all.values()]
      .filter((question) => question.state === "answered")
      .sort((a, b) => (a.onAirAt ?? a.askedAt).localeCompare(b.onAirAt ?? b.askedAt));
    const as = JSON.stringify([answered.map(({ id, text, second }) => [id, text, second]), thumbnails]);
    if (as === this.as) return;
    this.as = as;
    this.part.hidden = answered.length === 0;
    arrange(
      this.list,
      answered.map((question) => chapter(question, thumbnails)),
    );
  }
}

function chapter(question: ShownQuestion, thumbnails: Thumbnails | null | undefined): HTMLElement {
  const item = element("li", "hall-chapter");
  item.dataset["id"] = question.id;
  const second = question.second ?? undefined;
  const link = element(second === undefined ? "span" : "a", "hall-chapter-link") as HTMLAnchorElement;
  if (second !== undefined) {
    link.href = `?t=${Math.floor(second)}`;
    link.dataset["second"] = String(second);
    const time = element("time", "", clock(second));
    time.dir = "ltr";
    if (thumbnails) link.append(picture(thumbnails, second));
    link.append(time);
  }
  link.append(words("span", "", question));
  item.append(link);
  return item;
}

/** The first picture that shows what began at a second; it says nothing that the words beside it do not. */
function picture({ address, every, count }: Thumbnails, second: number): HTMLImageElement {
  const picture = element("img", "hall-chapter-picture") as HTMLImageElement;
  picture.alt = "";
  picture.width = 160;
  picture.height = 90;
  picture.loading = "lazy"; // before the address, or it is loaded at once
  picture.src = `${address}${Math.min(count - 1, Math.ceil(second / every))}.jpg`;
  return picture;
}
