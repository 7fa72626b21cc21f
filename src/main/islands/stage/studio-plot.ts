// What was sent in the last two minutes beside what was wanted, one point a second.
import { byId } from "../ground/page";
import { say, whole } from "./studio-page";

const SECONDS = 120;
const WIDTH = 240;
const HEIGHT = 60;
const LEAST_TOP = 400; // kbit/s

interface Second {
  sent: number;
  wanted: number;
}

export class StudioPlot {
  private seconds: Second[] = [];

  /** kbit/s of the last second. */
  add(sent: number, wanted: number): void {
    this.seconds = [...this.seconds, { sent, wanted }].slice(-SECONDS);
    const top = Math.max(LEAST_TOP, ...this.seconds.map((second) => Math.max(second.sent, second.wanted)));
    const points = (pick: (second: Second) => number) =>
      this.seconds.map((second, at) => `${this.x(at)},${(HEIGHT - ((HEIGHT - 2) * pick(second)) / top).toFixed(1)}`);
    const sentLine = points((second) => second.sent);
    byId("studio-plot-sent").setAttribute("d", `M${this.x(0)},${HEIGHT}L${sentLine.join("L")}L${WIDTH},${HEIGHT}Z`);
    byId("studio-plot-wanted").setAttribute("d", `M${points((second) => second.wanted).join("L")}`);
    byId("studio-plot-top").textContent = say("kbits", { number: whole(top) });
  }

  clear(): void {
    this.seconds = [];
  }

  private x(at: number): string {
    return (WIDTH - ((this.seconds.length - 1 - at) * WIDTH) / (SECONDS - 1)).toFixed(1);
  }
}
