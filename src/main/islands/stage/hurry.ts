// Keeps a live player close to what happens: whoever fell behind is played a little faster until it is back. hls.js alone would stay
// a second further behind after each stall, and hurries only with more in its buffer than low latency leaves there.
import type Hls from "hls.js";
import type { LevelDetails } from "hls.js";
import { ahead } from "./buffered";

const LOOK = 200; // ms
const LATE = 0.15; // s behind the target, at two looks in a row: it hurries
const THERE = 0.05; // s
const LEAST_BUFFER = 0.4; // s; with less it would run dry
const SLOWEST = 1.08;
const FASTEST = 1.25; // speech stays speech, and its pitch stays
const CATCHES_UP_IN = 3; // s, as a measure
const FAR = 8; // s; then it jumps
const JUMPS = 10_000; // ms from one jump to the next
const AGAIN = 30_000; // ms in which the buffer ran dry once more: this line needs more of it
const CALM = 60_000; // ms
const STEP = 0.5; // s
const MOST_SLACK = 3; // s

export class Hurry {
  private readonly timer: number;
  private wasLate = false;
  private slack = 0;
  private lastDry = Number.NEGATIVE_INFINITY;
  private jumped = Number.NEGATIVE_INFINITY;
  private readonly dry = () => this.ranDry(performance.now());

  /** Of a live player in low latency. */
  constructor(
    private readonly hls: Hls,
    private readonly video: HTMLVideoElement,
  ) {
    video.addEventListener("waiting", this.dry);
    this.timer = window.setInterval(() => this.look(performance.now()), LOOK);
  }

  end(): void {
    clearInterval(this.timer);
    this.video.removeEventListener("waiting", this.dry);
    this.video.playbackRate = 1;
  }

  private look(now: number): void {
    this.calmDown(now);
    const late = this.late();
    if (late > FAR) this.jump(now);
    const hurries = this.video.playbackRate > 1;
    const needed = late > (hurries ? THERE : LATE);
    this.go(needed && (hurries || this.wasLate) && ahead(this.video) > LEAST_BUFFER ? paceFor(late) : 1);
    this.wasLate = needed;
  }

  /** Seconds behind where it should be; 0 while nothing is played. */
  private late(): number {
    const { targetLatency, latency, latestLevelDetails: details } = this.hls;
    if (this.video.paused || this.video.seeking || !targetLatency || !latency || !details) return 0;
    return Math.min(latency, this.told(details)) - targetLatency - this.slack;
  }

  /** How far the playlist goes beyond what is played, and a part more: one whose source has stopped is no reason to hurry. */
  private told({ edge, partTarget }: LevelDetails): number {
    return edge + partTarget - this.video.currentTime;
  }

  private go(pace: number): void {
    if (this.video.playbackRate !== pace) this.video.playbackRate = pace;
  }

  private jump(now: number): void {
    const there = this.hls.liveSyncPosition;
    if (!there || now - this.jumped < JUMPS) return;
    this.jumped = now;
    this.video.currentTime = there;
  }

  private ranDry(now: number): void {
    if (now - this.lastDry < AGAIN) this.slack = Math.min(MOST_SLACK, this.slack + STEP);
    this.lastDry = now;
  }

  /** Each calm minute takes back a step. */
  private calmDown(now: number): void {
    if (this.slack > 0 && now - this.lastDry > CALM) {
      this.slack -= STEP;
      this.lastDry = now;
    }
  }
}

/** In steps, since each change is a cut in the sound. */
function paceFor(late: number): number {
  return Math.min(FASTEST, Math.max(SLOWEST, Math.round((1 + late / CATCHES_UP_IN) * 20) / 20));
}
