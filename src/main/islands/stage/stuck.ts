// Notices a live player that stands still and gets nothing while its playlist goes on: its own attempts have not helped, it is to begin anew.
import type Hls from "hls.js";

const LOOK = 500; // ms
const PATIENCE = 8_000; // ms
const WENT_ON = 2; // s of the playlist meanwhile

export class Stuck {
  private readonly timer: number;
  private time = -1;
  private edge = 0;
  private since = performance.now();

  constructor(
    private readonly hls: Hls,
    kind: typeof Hls,
    private readonly video: HTMLVideoElement,
    private readonly noticed: () => void,
  ) {
    hls.on(kind.Events.FRAG_BUFFERED, () => (this.since = performance.now()));
    this.timer = window.setInterval(() => this.look(performance.now()), LOOK);
  }

  end(): void {
    clearInterval(this.timer);
  }

  private look(now: number): void {
    const edge = this.hls.latestLevelDetails?.edge ?? 0;
    if (this.video.paused || this.video.currentTime !== this.time) {
      this.time = this.video.currentTime;
      this.edge = edge;
      this.since = now;
    } else if (now - this.since > PATIENCE && edge - this.edge > WENT_ON) {
      this.noticed();
    }
  }
}
