// The figures below the picture while it is on air.
import { byId } from "../ground/page";
import type { Figures } from "./sender";
import { say, whole } from "./studio-page";

export class StudioFigures {
  private lastBytes = 0;

  /**
   * To be told once a second; answers how many kbit/s were sent in the last one.
   * @param skipped pictures that the encoder was too slow for
   * @param since when it went on air, ms on the page's clock; 0 before
   */
  show(figures: Figures, skipped: number, since: number): number {
    const kilobits = Math.max(0, ((figures.sentBytes - this.lastBytes) * 8) / 1_000);
    this.lastBytes = figures.sentBytes;
    byId("studio-sent").textContent = say("kbits", { number: whole(kilobits) });
    byId("studio-delay").textContent = say("ms", { number: whole(figures.roundTrip) });
    byId("studio-waiting").textContent = say("ms", { number: whole(figures.waiting) });
    byId("studio-dropped").textContent = say("dropped_of", {
      pictures: whole(figures.droppedPictures + skipped),
      sounds: whole(figures.droppedSounds),
    });
    byId("studio-time").textContent = since ? clock((performance.now() - since) / 1_000) : "";
    return kilobits;
  }
}

/** Hours, minutes and seconds, as the clock of a studio shows them. */
function clock(seconds: number): string {
  const two = (n: number) => String(Math.floor(n)).padStart(2, "0");
  return `${two(seconds / 3_600)}:${two((seconds / 60) % 60)}:${two(seconds % 60)}`;
}
