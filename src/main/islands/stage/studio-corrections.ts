// Says for a while that picture and sound had drifted apart and were put right.
import { byId } from "../ground/page";
import { say, whole } from "./studio-page";

const SHOWN = 120_000; // ms

export class StudioCorrections {
  private timer = 0;

  /** @param millis by how much they were apart */
  tell(millis: number): void {
    window.clearTimeout(this.timer);
    byId("studio-corrected").textContent = say("corrected", { number: whole(millis) });
    this.timer = window.setTimeout(() => this.clear(), SHOWN);
  }

  clear(): void {
    window.clearTimeout(this.timer);
    byId("studio-corrected").textContent = "";
  }
}
