// Looks twice a second at what the line and the encoders do, lets the studio follow, and says it in plain words.
import { byId } from "../ground/page";
import { Adapting, type Decided } from "./adapting";
import type { Encoder } from "./encoder";
import { carried, cost, LOWEST_AT_ONCE } from "./plans";
import type { Figures, Sender } from "./sender";
import { say } from "./studio-page";

const LOOK = 500; // ms

export class StudioAdapting {
  private readonly adapting: Adapting;
  private readonly timer: number;
  private dropped = 0;

  /** @param uplink kbit/s that the line carried when it was measured; undefined when it was not */
  constructor(
    uplink: number | undefined,
    private readonly encoder: () => Encoder | null,
    private readonly sender: () => Sender | null,
  ) {
    const first = uplink === undefined ? 0 : Math.min(carried(uplink), LOWEST_AT_ONCE);
    this.adapting = new Adapting(first, performance.now());
    this.timer = window.setInterval(() => this.look(), LOOK);
    this.tell(this.adapting.now);
  }

  get plan(): Decided {
    return this.adapting.now;
  }

  /** kbit/s that the studio wants to send at the moment. */
  get wanted(): number {
    return cost(this.plan);
  }

  end(): void {
    window.clearInterval(this.timer);
    byId("studio-adapting").textContent = "";
  }

  private look(): void {
    const encoder = this.encoder();
    const figures = this.sender()?.figures();
    if (!encoder || !figures) return;
    const before = this.plan;
    const now = this.adapting.look({
      now: performance.now(),
      backlog: figures.waiting - figures.trip,
      arrived: figures.arrived,
      dropped: this.droppedMore(figures),
      steady: figures.steady,
      pace: encoder.pace.take(),
      stuck: encoder.stuckFor,
    });
    encoder.follow(now);
    byId("studio").dataset["backlog"] = figures.steady ? figures.waiting.toFixed(0) : "";
    if (now.said !== before.said || now.because !== before.because) this.tell(now);
  }

  private droppedMore({ droppedPictures }: Figures): boolean {
    const more = droppedPictures > this.dropped;
    this.dropped = droppedPictures;
    return more;
  }

  private tell({ said, because }: Decided): void {
    byId("studio").dataset["sends"] = said;
    const reason = because === "computer" ? "computer_" : "line_";
    byId("studio-adapting").textContent = say(because === null ? "adapt_full" : `adapt_${reason}${said}`);
    byId("studio-adapting").dataset["verdict"] = because === null ? "good" : "less";
  }
}
