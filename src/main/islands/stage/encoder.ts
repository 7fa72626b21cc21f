// Drives the encoders of a studio, pictures in two sizes and sound in two codecs, and hands out each packet with what a decoder needs.
import { type Size, configOf, FRAME_RATE, SizeEncoder } from "./size-encoder";
import { Pace } from "./pace";
import type { Plan } from "./plans";
import type { Packet, TrackOffer } from "./protocol";
import { AAC, SoundEncoder, type SoundForm } from "./sound-encoder";
import { SAMPLE_RATE } from "./tuner";

const GOP = 2 * FRAME_RATE; // frames from one key frame to the next
const KEY_WAITS = 10; // frames for which a key frame waits until all sizes can take it
// High, main and constrained baseline at level 3.1, which is 720p up to 30 frames a second.
const PROFILES = ["avc1.64001f", "avc1.4d001f", "avc1.42e01f"];

export interface Form extends SoundForm {
  /** The larger first. */
  sizes: Size[];
  /** Encoders may sacrifice quality for time; off when a recording has all the time it needs. */
  live: boolean;
}

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

/** The first H.264 profile that this browser encodes in these sizes, or null; it needs Opus too. */
export async function encodableProfile(sizes: Size[], plan: Plan, opusBitrate: number): Promise<string | null> {
  if (typeof VideoEncoder === "undefined" || typeof AudioEncoder === "undefined") return null;
  const sound = { codec: "opus", sampleRate: SAMPLE_RATE, numberOfChannels: 1, bitrate: opusBitrate };
  const opus = await AudioEncoder.isConfigSupported(sound).catch(() => null);
  if (!opus?.supported) return null;
  for (const codec of PROFILES) {
    const answers = sizes.map(async (size, at) => {
      const wanted = configOf(size, codec, plan.sizes[at] ?? { bitrate: 0, every: 1 }, true);
      return (await VideoEncoder.isConfigSupported(wanted).catch(() => null))?.supported ?? false;
    });
    if ((await Promise.all(answers)).every(Boolean)) return codec;
  }
  return null;
}

export class Encoder {
  private readonly sizes: SizeEncoder[];
  private readonly on: boolean[];
  private readonly sound: SoundEncoder;
  private readonly offers: (TrackOffer | null)[];
  private early: Packet[] = [];
  private lastSlot = -1;
  private nextKey = 0;
  private soundClock: number | null = null;
  private closed = false;
  readonly pace: Pace;

  /** Encodes {@code microphone}'s sound as it comes, or what is given to {@link addSound}; begins with all sizes. */
  constructor(
    private readonly form: Form,
    profile: string,
    private plan: Plan,
    microphone: MediaStreamTrack | null,
    private readonly events: EncoderEvents,
  ) {
    const { sizes, live } = form;
    this.on = sizes.map(() => true);
    this.pace = new Pace(sizes.length);
    this.offers = new Array<null>(sizes.length + (form.aacDelay === undefined ? 1 : 2)).fill(null);
    this.sizes = sizes.map((size, track) => {
      const own = plan.sizes[track] ?? { bitrate: 100_000, every: 1 };
      return new SizeEncoder(size, profile, live, own, {
        offer: (offer) => this.offer(track, offer),
        packet: (chunk) => this.picture(track, chunk),
        failed: (error) => this.fail(error),
      });
    });
    this.sound = new SoundEncoder(microphone, form, {
      offer: (which, offer) => this.offer(sizes.length + which, offer),
      packet: (which, { data, duration }, timestamp) => {
        if (which === AAC && !this.plan.aac) return;
        this.packet(packetOf(sizes.length + which, true, timestamp * 1e6, duration * 1e6, data));
      },
      heard: (end) => this.followSound(end),
      failed: (error) => this.fail(error),
    });
  }

  async start(): Promise<void> {
    await this.sound.start();
  }

  /** Where picture stands on the sound's clock, s; null until there was sound. */
  now(): number | null {
    return this.soundClock === null ? null : performance.now() / 1_000 + this.soundClock;
  }

  /** How many frames are encoded and how well changes at once, and so does AAC; a size comes and goes with the next key frame. */
  follow(plan: Plan): void {
    if (this.plan.aac && !plan.aac) this.events.paused(this.sizes.length + AAC);
    this.plan = plan;
    plan.sizes.forEach((size, track) => size && this.sizes[track]?.follow(size));
  }

  /** Takes the canvas as the frame at {@code seconds}, unless one stands there already or the encoders are behind. */
  async frame(canvas: HTMLCanvasElement, seconds: number): Promise<void> {
    const slot = Math.round(seconds * FRAME_RATE);
    if (this.closed || slot <= this.lastSlot || slot < 0) return;
    if (this.lastSlot >= 0) this.missed(slot - this.lastSlot - 1);
    this.lastSlot = slot;
    const key = slot >= this.nextKey;
    const able = this.able(slot, key);
    if (able.length === 0) return;
    if (key) this.begin(slot);
    const frame = new VideoFrame(canvas, { timestamp: (slot * 1e6) / FRAME_RATE, duration: 1e6 / FRAME_RATE });
    for (const track of able) if (this.on[track]) this.sizes[track]?.encode(frame, key);
    frame.close();
    if (!this.form.live) for (const size of this.sizes) await size.caughtUp();
  }

  /** Adds sound where there is no microphone: mono, at 48 kHz. */
  async addSound(samples: Float32Array<ArrayBuffer>, seconds: number): Promise<void> {
    if (!this.closed) await this.sound.add(samples, seconds);
  }

  wantKey(): void {
    this.nextKey = 0;
  }

  /** For how long, ms, no picture has come out of the encoder that is behind the most. */
  get stuckFor(): number {
    return Math.max(...this.sizes.map((size) => size.stuckFor));
  }

  /** Ends; what is still in the encoders comes out first unless it is thrown away. */
  async close(keepRest: boolean): Promise<void> {
    if (this.closed) return;
    this.closed = true;
    if (keepRest) await Promise.all(this.sizes.map((size) => size.flush()));
    for (const size of this.sizes) size.close();
    await this.sound.close(keepRest);
  }

  /** The sizes that take this frame. All of them take a key frame together, so it waits a little for one that is behind. */
  private able(slot: number, key: boolean): number[] {
    const wanted = this.sizes
      .map((_, track) => track)
      .filter((track) => (key ? this.wanted(track) : this.on[track] && this.sizes[track]?.takes(slot)));
    const able = wanted.filter((track) => !this.sizes[track]?.behind);
    wanted.forEach((track) => this.pace.count(track, able.includes(track)));
    return key && able.length < wanted.length && slot < this.nextKey + KEY_WAITS ? [] : able;
  }

  /** So many frames never came, as the page itself was too slow for them. */
  private missed(frames: number): void {
    if (frames > 0 && frames < GOP)
      this.sizes.forEach((_, track) => this.on[track] && this.pace.count(track, false, frames));
  }

  /** Until it has told its configuration each size is wanted, whatever the plan. */
  private wanted(track: number): boolean {
    return this.offers[track] === null || this.plan.sizes[track] != null;
  }

  /** A group of pictures begins: sizes come and go. */
  private begin(slot: number): void {
    this.nextKey = slot + GOP;
    this.sizes.forEach((size, track) => {
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

  private picture(track: number, chunk: EncodedVideoChunk): void {
    const data = new Uint8Array(chunk.byteLength);
    chunk.copyTo(data);
    const duration = chunk.duration ?? 1e6 / FRAME_RATE;
    this.packet(packetOf(track, chunk.type === "key", chunk.timestamp, duration, data));
  }

  private packet(packet: Packet): void {
    if (this.closed && this.form.live) return;
    if (this.offers.includes(null)) this.early.push(packet);
    else this.events.packet(packet);
  }

  private offer(track: number, offer: TrackOffer): void {
    const before = this.offers[track];
    if (before && JSON.stringify(before) === JSON.stringify(offer)) return;
    this.offers[track] = offer;
    const offers = this.offers.filter((known) => known !== null);
    if (offers.length < this.offers.length) return;
    this.events.tracks(offers);
    for (const packet of this.early) this.events.packet(packet);
    this.early = [];
    if (before) this.wantKey();
  }

  /** The picture's clock follows the sound's, slowly, so that they stay together for hours. */
  private followSound(end: number): void {
    const offset = end - performance.now() / 1_000;
    this.soundClock = this.soundClock === null ? offset : this.soundClock + (offset - this.soundClock) * 0.01;
  }

  private fail(error: unknown): void {
    if (this.closed) return;
    void this.close(false).catch(() => undefined);
    this.events.failed(error);
  }
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
