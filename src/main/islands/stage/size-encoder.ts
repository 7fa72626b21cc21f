// Encodes the pictures of a studio in one size, by the browser's own encoder. It scales what it gets (WebCodecs, VideoEncoderConfig).
import { pictureOffer, type TrackOffer } from "./offers";
import type { SizePlan } from "./plans";

export const FRAME_RATE = 25;

const MOST_QUEUED = 3; // frames that wait for the encoder
const MOST_IN_WORK = 10; // frames that went in and did not come out; some encoders hold a few for good

export interface Size {
  width: number;
  height: number;
}

export interface SizeEvents {
  offer(offer: TrackOffer): void;
  packet(chunk: EncodedVideoChunk): void;
  failed(error: unknown): void;
}

export class SizeEncoder {
  private readonly encoder: VideoEncoder;
  private inWork: { timestamp: number; since: number }[] = [];
  private still: VideoFrame | null = null;

  constructor(
    private readonly size: Size,
    private readonly profile: string,
    private readonly live: boolean,
    private plan: SizePlan,
    events: SizeEvents,
  ) {
    this.encoder = new VideoEncoder({
      output: (chunk, meta) => {
        // an encoder may leave out a frame: what came before one that is out will not come any more
        this.inWork = this.inWork.filter((frame) => frame.timestamp > chunk.timestamp);
        if (meta?.decoderConfig) events.offer(pictureOffer(meta.decoderConfig, size.width, size.height));
        events.packet(chunk);
      },
      error: (error) => events.failed(error),
    });
    this.encoder.configure(configOf(size, profile, plan, live));
  }

  /** Whether it has not caught up with what it was given. */
  get behind(): boolean {
    return this.live && (this.encoder.encodeQueueSize >= MOST_QUEUED || this.inWork.length >= MOST_IN_WORK);
  }

  /** For how long, ms, it has given out nothing of what it was given. */
  get stuckFor(): number {
    const oldest = this.inWork[0];
    return oldest ? performance.now() - oldest.since : 0;
  }

  /** From the next frame on. The codec's configuration stays as it is, and no key frame is needed. */
  follow(plan: SizePlan): void {
    if (plan.bitrate === this.plan.bitrate && plan.every === this.plan.every) return;
    this.plan = plan;
    this.encoder.configure(configOf(this.size, this.profile, plan, this.live));
  }

  /** Whether a frame at this place is one of those that are sent. */
  takes(slot: number): boolean {
    return slot % this.plan.every === 0;
  }

  encode(frame: VideoFrame, key: boolean): void {
    this.inWork.push({ timestamp: frame.timestamp, since: performance.now() });
    if (key) {
      this.still?.close();
      this.still = this.plan.still ? frame.clone() : null;
    }
    if (key || !this.still) {
      this.encoder.encode(frame, { keyFrame: key });
      return;
    }
    // the same picture again costs next to nothing and keeps players going
    const again = new VideoFrame(this.still, { timestamp: frame.timestamp, duration: frame.duration ?? undefined });
    this.encoder.encode(again);
    again.close();
  }

  /** Waits until it is no longer behind. */
  async caughtUp(): Promise<void> {
    while (this.encoder.encodeQueueSize >= MOST_QUEUED) {
      await new Promise((resolve) => this.encoder.addEventListener("dequeue", resolve, { once: true }));
    }
  }

  async flush(): Promise<void> {
    if (this.encoder.state === "configured") await this.encoder.flush();
    this.inWork = [];
  }

  close(): void {
    this.still?.close();
    if (this.encoder.state !== "closed") this.encoder.close();
  }
}

export function configOf(size: Size, codec: string, plan: SizePlan, live: boolean): VideoEncoderConfig {
  return {
    codec,
    width: size.width,
    height: size.height,
    bitrate: plan.bitrate,
    framerate: FRAME_RATE / plan.every,
    latencyMode: live ? "realtime" : "quality",
    avc: { format: "avc" },
  };
}
