// The pictures of a studio in all its sizes. Key frames of all of them are taken together, and a size comes and goes with one.
import type { TrackOffer } from "./offers";
import { Pace } from "./pace";
import type { Plan } from "./plans";
import { FRAME_RATE, type Size, SizeEncoder } from "./size-encoder";

const GOP = 2 * FRAME_RATE; // frames from one key frame to the next
const KEY_WAITS = 10; // frames for which a key frame waits until all sizes can take it

export interface SizesEvents {
  offer(track: number, offer: TrackOffer): void;
  picture(track: number, chunk: EncodedVideoChunk): void;
  /** The size gives out nothing until its next key frame. */
  paused(track: number): void;
  failed(error: unknown): void;
}

export interface SizesForm {
  /** The larger first. */
  sizes: Size[];
  profile: string;
  /** Encoders may sacrifice quality for time; off when a recording has all the time it needs. */
  live: boolean;
}

export class Sizes {
  private readonly all: SizeEncoder[];
  private readonly on: boolean[];
  private readonly told: boolean[];
  private readonly live: boolean;
  private lastSlot = -1;
  private nextKey = 0;
  readonly pace: Pace;

  constructor(
    form: SizesForm,
    private plan: Plan,
    private readonly events: SizesEvents,
  ) {
    const { sizes, profile } = form;
    this.live = form.live;
    this.on = sizes.map(() => true);
    this.told = sizes.map(() => false);
    this.pace = new Pace(sizes.length);
    this.all = sizes.map(
      (size, track) =>
        new SizeEncoder(size, profile, form.live, plan.sizes[track] ?? { bitrate: 100_000, every: 1 }, {
          offer: (offer) => {
            this.told[track] = true;
            events.offer(track, offer);
          },
          packet: (chunk) => events.picture(track, chunk),
          failed: (error) => events.failed(error),
        }),
    );
  }

  /** How many frames are encoded and how well changes at once; a size comes and goes with the next key frame. */
  follow(plan: Plan): void {
    this.plan = plan;
    plan.sizes.forEach((size, track) => size && this.all[track]?.follow(size));
  }

  /** Takes the canvas as the frame at {@code seconds}, unless one stands there already or the encoders are behind. */
  async frame(canvas: HTMLCanvasElement, seconds: number): Promise<void> {
    const slot = Math.round(seconds * FRAME_RATE);
    if (slot <= this.lastSlot || slot < 0) return;
    if (this.lastSlot >= 0) this.missed(slot - this.lastSlot - 1);
    this.lastSlot = slot;
    const key = slot >= this.nextKey;
    const able = this.able(slot, key);
    if (able.length === 0) return;
    if (key) this.begin(slot);
    const frame = new VideoFrame(canvas, { timestamp: (slot * 1e6) / FRAME_RATE, duration: 1e6 / FRAME_RATE });
    for (const track of able) if (this.on[track]) this.all[track]?.encode(frame, key);
    frame.close();
    if (!this.live) for (const size of this.all) await size.caughtUp();
  }

  wantKey(): void {
    this.nextKey = 0;
  }

  /** For how long, ms, no picture has come out of the encoder that is behind the most. */
  get stuckFor(): number {
    return Math.max(...this.all.map((size) => size.stuckFor));
  }

  async flush(): Promise<void> {
    await Promise.all(this.all.map((size) => size.flush()));
  }

  close(): void {
    for (const size of this.all) size.close();
  }

  /** The sizes that take this frame. All of them take a key frame together, so it waits a little for one that is behind. */
  private able(slot: number, key: boolean): number[] {
    const wanted = this.all
      .map((_, track) => track)
      .filter((track) => (key ? this.wanted(track) : this.on[track] && this.all[track]?.takes(slot)));
    const able = wanted.filter((track) => !this.all[track]?.behind);
    wanted.forEach((track) => this.pace.count(track, able.includes(track)));
    return key && able.length < wanted.length && slot < this.nextKey + KEY_WAITS ? [] : able;
  }

  /** So many frames never came, as the page itself was too slow for them. */
  private missed(frames: number): void {
    if (frames > 0 && frames < GOP)
      this.all.forEach((_, track) => this.on[track] && this.pace.count(track, false, frames));
  }

  /** Until it has told its configuration each size is wanted, whatever the plan. */
  private wanted(track: number): boolean {
    return !this.told[track] || this.plan.sizes[track] != null;
  }

  /** A group of pictures begins: sizes come and go. */
  private begin(slot: number): void {
    this.nextKey = slot + GOP;
    this.all.forEach((size, track) => {
      const on = this.wanted(track);
      if (this.on[track] && !on) this.pause(track, size);
      this.on[track] = on;
    });
  }

  /** Tells of the pause once all that came before it is out. */
  private pause(track: number, size: SizeEncoder): void {
    size
      .flush()
      .then(() => !this.on[track] && this.events.paused(track))
      .catch(() => undefined);
  }
}
