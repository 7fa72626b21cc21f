// Drives the encoders of a studio, pictures in two sizes and sound in two codecs, and hands out each packet with what a decoder needs.
import { Opening } from "./opening";
import type { Pace } from "./pace";
import type { Plan } from "./plans";
import type { Packet, TrackOffer } from "./protocol";
import { FRAME_RATE } from "./size-encoder";
import { Sizes, type SizesForm } from "./sizes";
import { SoundClock } from "./sound-clock";
import { AAC, SoundEncoder, type SoundForm } from "./sound-encoder";

export interface Form extends SoundForm, SizesForm {}

export interface EncoderEvents {
  /**
   * All encoders have told their configuration; comes before the first packet, and again when one of them changes it.
   * The larger size first, then the smaller, Opus, AAC.
   */
  tracks(offers: TrackOffer[]): void;
  packet(packet: Packet): void;
  /** The track sends nothing until its next key frame. */
  paused(track: number): void;
  failed(error: unknown): void;
}

export class Encoder {
  private readonly sizes: Sizes;
  private readonly sound: SoundEncoder;
  private readonly opening: Opening;
  private readonly clock = new SoundClock();
  private closed = false;

  /** Encodes {@code microphone}'s sound as it comes, or what is given to {@link addSound}; begins with all sizes. */
  constructor(
    private readonly form: Form,
    private plan: Plan,
    microphone: MediaStreamTrack | null,
    private readonly events: EncoderEvents,
  ) {
    const pictures = form.sizes.length;
    this.opening = new Opening(pictures + (form.aacDelay === undefined ? 1 : 2), events);
    this.sizes = new Sizes(form, plan, {
      offer: (track, offer) => this.offer(track, offer),
      picture: (track, chunk) => this.packet(pictureOf(track, chunk)),
      paused: (track) => events.paused(track),
      failed: (error) => this.fail(error),
    });
    this.sound = new SoundEncoder(microphone, form, {
      offer: (which, offer) => this.offer(pictures + which, offer),
      packet: (which, { data, duration }, timestamp) => {
        if (which === AAC && !this.plan.aac) return;
        this.packet(packetOf(pictures + which, true, timestamp * 1e6, duration * 1e6, data));
      },
      heard: (end) => this.clock.heard(end),
      failed: (error) => this.fail(error),
    });
  }

  async start(): Promise<void> {
    await this.sound.start();
  }

  get pace(): Pace {
    return this.sizes.pace;
  }

  /** For how long, ms, no picture has come out of the encoder that is behind the most. */
  get stuckFor(): number {
    return this.sizes.stuckFor;
  }

  /** Where picture stands on the sound's clock, s; null until there was sound. */
  now(): number | null {
    return this.clock.now();
  }

  /** How many frames are encoded and how well changes at once, and so does AAC; a size comes and goes with the next key frame. */
  follow(plan: Plan): void {
    if (this.plan.aac && !plan.aac) this.events.paused(this.form.sizes.length + AAC);
    this.plan = plan;
    this.sizes.follow(plan);
  }

  /** Takes the canvas as the frame at {@code seconds}, unless one stands there already or the encoders are behind. */
  async frame(canvas: HTMLCanvasElement, seconds: number): Promise<void> {
    if (!this.closed) await this.sizes.frame(canvas, seconds);
  }

  /** Adds sound where there is no microphone: mono, at 48 kHz. */
  async addSound(samples: Float32Array<ArrayBuffer>, seconds: number): Promise<void> {
    if (!this.closed) await this.sound.add(samples, seconds);
  }

  wantKey(): void {
    this.sizes.wantKey();
  }

  /** Ends; what is still in the encoders comes out first unless it is thrown away. */
  async close(keepRest: boolean): Promise<void> {
    if (this.closed) return;
    this.closed = true;
    if (keepRest) await this.sizes.flush();
    this.sizes.close();
    await this.sound.close(keepRest);
  }

  private packet(packet: Packet): void {
    if (!this.closed || !this.form.live) this.opening.packet(packet);
  }

  private offer(track: number, offer: TrackOffer): void {
    if (this.opening.offer(track, offer)) this.wantKey();
  }

  private fail(error: unknown): void {
    if (this.closed) return;
    void this.close(false).catch(() => undefined);
    this.events.failed(error);
  }
}

function pictureOf(track: number, chunk: EncodedVideoChunk): Packet {
  const data = new Uint8Array(chunk.byteLength);
  chunk.copyTo(data);
  return packetOf(track, chunk.type === "key", chunk.timestamp, chunk.duration ?? 1e6 / FRAME_RATE, data);
}

function packetOf(track: number, key: boolean, timestamp: number, duration: number, data: Uint8Array): Packet {
  return {
    track,
    key,
    timestamp: Math.max(0, Math.round(timestamp)),
    duration: Math.max(1, Math.round(duration)),
    data,
  };
}
