// The files of the replay to be taken away: links, or how far they are made.
import { byId, element } from "../ground/page";
import type { Download } from "./protocol";
import type { Speaker } from "./speak";

export class Downloads {
  private readonly part = byId("hall-downloads");
  private readonly list = byId("hall-download-list");
  private shown = "";

  constructor(private readonly speak: Speaker) {}

  show(all: readonly Download[]): void {
    const now = JSON.stringify(all);
    if (now === this.shown) return;
    this.shown = now;
    this.part.hidden = all.length === 0;
    this.list.replaceChildren(...all.map((one) => this.item(one)));
  }

  private item(one: Download): HTMLElement {
    const item = element("li", "hall-download");
    const ready = one.state === "ready";
    const name = element(ready ? "a" : "span", "hall-download-name", this.name(one));
    if (name instanceof HTMLAnchorElement) {
      name.href = `${one.address}?name=${encodeURIComponent(this.title(one))}`;
      name.download = "";
    }
    item.append(name, element("span", "hall-download-facts", this.facts(one)));
    if (one.state === "making") item.append(meter(one.percent));
    return item;
  }

  private name(one: Download): string {
    return one.height === 0 ? this.speak.say("download_sound") : this.speak.say("download_picture", `${one.height}p`);
  }

  private title(one: Download): string {
    const title = this.part.dataset["title"] ?? "";
    return one.height === 0 ? title : `${title} ${one.height}p`;
  }

  private facts(one: Download): string {
    const size = this.speak.say("download_size", one.format, one.megabytes);
    if (one.state === "ready") return size;
    const way = this.speak.say(`download_${one.state}`, one.percent);
    return `${size} · ${way}`;
  }
}

function meter(percent: number): HTMLElement {
  const meter = element("div", "meter");
  meter.setAttribute("aria-hidden", "true");
  meter.style.setProperty("--part", `${percent}%`);
  meter.append(element("span", ""));
  return meter;
}
