// Notices a live player that stands still and gets nothing to play while its playlist goes on: another source may have come without the sound
// that it plays. Its own attempts have not helped, it is to begin anew.
import type Hls from "hls.js";
import { bufferedEnd } from "./buffered";

const LOOK = 500; // ms
const PATIENCE = 8_000; // ms
const WENT_ON = 2; // s of the playlist meanwhile

export class Stuck {
  private readonly timer: number;
  private stand = "";
  private edge = 0;
  private since = 0;

  constructor(
    private readonly hls: Hls,
    private readonly video: HTMLVideoElement,
    private readonly noticed: () => void,
  ) {
    this.timer = window.setInterval(() => this.look(performance.now()), LOOK);
  }

  end(): void {
    clearInterval(this.timer);
  }

  private look(now: number): void {
    const { paused, currentTime } = this.video;
    const edge = this.hls.latestLevelDetails?.edge ?? 0;
    const stand = `${currentTime} ${bufferedEnd(this.video)}`;
    if (paused || stand !== this.stand) {
      this.stand = stand;
      this.edge = edge;
      this.since = now;
    } else if (now - this.since > PATIENCE && edge - this.edge > WENT_ON) {
      this.noticed();
    }
  }
}
