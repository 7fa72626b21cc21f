// Drives the browser's encoders through mediabunny and hands out each packet with the configuration a decoder needs.
import {
  AudioSample,
  AudioSampleSource,
  type EncodedPacket,
  MediaStreamAudioTrackSource,
  Mp4OutputFormat,
  NullTarget,
  Output,
  Quality,
  VideoSample,
  VideoSampleSource,
} from "mediabunny";
import { base64, type Packet, type TrackOffer } from "./protocol";

export const FRAME_RATE = 25;
export const VIDEO = 0;
export const AUDIO = 1;

const SAMPLE_RATE = 48_000;
const GOP = 2; // s
const MOST_FRAMES_IN_WORK = 4;
// High, main and constrained baseline at level 3.1, which is 720p up to 30 frames a second.
const PROFILES = ["avc1.64001f", "avc1.4d001f", "avc1.42e01f"];

export interface Form {
  width: number;
  height: number;
  videoBitrate: number;
  audioBitrate: number;
  /** Encoders may sacrifice quality for time; off when a recording has all the time it needs. */
  live: boolean;
}

export interface EncoderEvents {
  /** Both encoders have told their configuration; comes before the first packet. */
  tracks(offers: TrackOffer[]): void;
  packet(packet: Packet): void;
  failed(error: unknown): void;
}

/** The first H.264 profile this browser encodes in this form, or null. */
export async function encodableProfile(form: Form): Promise<string | null> {
  if (typeof VideoEncoder === "undefined" || typeof AudioEncoder === "undefined") return null;
  const opus = await AudioEncoder.isConfigSupported({
    codec: "opus",
    sampleRate: SAMPLE_RATE,
    numberOfChannels: 1,
    bitrate: form.audioBitrate,
  }).catch(() => null);
  if (!opus?.supported) return null;
  for (const codec of PROFILES) {
    const { width, height, videoBitrate: bitrate } = form;
    const wanted = { codec, width, height, bitrate, framerate: FRAME_RATE, avc: { format: "avc" as const } };
    const answer = await VideoEncoder.isConfigSupported(wanted).catch(() => null);
    if (answer?.supported) return codec;
  }
  return null;
}

export class Encoder {
  private readonly output = new Output({
    format: new Mp4OutputFormat({ fastStart: "fragmented" }),
    target: new NullTarget(),
  });
  private readonly video: VideoSampleSource;
  private readonly audio: MediaStreamAudioTrackSource | AudioSampleSource;
  private readonly tuner: Tuner | null = null;
  private readonly offers: (TrackOffer | null)[] = [null, null];
  private early: Packet[] = [];
  private inWork = 0;
  private lastFrame = -1;
  private keyWanted = false;
  private lastKey = Number.NEGATIVE_INFINITY;
  private soundClock: number | null = null;
  private closed = false;
  /** Frames that the encoder was too slow for. */
  skipped = 0;

  /** Encodes {@code microphone}'s sound as it comes, or what is given to {@link sound}. */
  constructor(
    private readonly form: Form,
    profile: string,
    microphone: MediaStreamTrack | null,
    private readonly events: EncoderEvents,
  ) {
    this.video = new VideoSampleSource({
      codec: "avc",
      fullCodecString: profile,
      quality: new Quality({ bitrate: form.videoBitrate }),
      keyFrameInterval: GOP,
      latencyMode: form.live ? "realtime" : "quality",
      onEncodedPacket: (packet, meta) => {
        if (meta?.decoderConfig) this.offer(VIDEO, videoOffer(meta.decoderConfig, form));
        this.packet(VIDEO, packet);
      },
    });
    const sound = {
      codec: "opus" as const,
      quality: new Quality({ bitrate: form.audioBitrate }),
      onEncodedPacket: (packet: EncodedPacket, meta: EncodedAudioChunkMetadata | undefined) => {
        if (meta?.decoderConfig) this.offer(AUDIO, audioOffer(meta.decoderConfig));
        this.packet(AUDIO, packet);
      },
      onEncodedSample: (sample: AudioSample) => this.followSound(sample.timestamp + sample.duration),
    };
    if (microphone) {
      this.tuner = new Tuner(microphone);
      this.audio = new MediaStreamAudioTrackSource(this.tuner.track, sound, { timestampBase: "zero" });
      this.audio.errorPromise.catch((error: unknown) => this.fail(error));
    } else {
      this.audio = new AudioSampleSource(sound);
    }
    this.output.addVideoTrack(this.video, { frameRate: FRAME_RATE });
    this.output.addAudioTrack(this.audio);
  }

  async start(): Promise<void> {
    await this.output.start();
  }

  /** Where picture stands on the sound's clock, s; null until there was sound. */
  now(): number | null {
    return this.soundClock === null ? null : performance.now() / 1_000 + this.soundClock;
  }

  /** Takes the canvas as the frame at {@code seconds}, unless one stands there already or the encoder is behind. */
  async frame(canvas: HTMLCanvasElement, seconds: number): Promise<void> {
    const slot = Math.round(seconds * FRAME_RATE);
    if (this.closed || slot <= this.lastFrame || slot < 0) return;
    if (this.form.live && this.inWork >= MOST_FRAMES_IN_WORK) {
      this.skipped++;
      return;
    }
    const timestamp = slot / FRAME_RATE;
    const keyFrame = this.keyWanted || timestamp - this.lastKey >= GOP - 0.001;
    if (keyFrame) this.lastKey = timestamp;
    this.keyWanted = false;
    this.lastFrame = slot;
    this.inWork++;
    const sample = new VideoSample(canvas, { timestamp, duration: 1 / FRAME_RATE });
    try {
      await this.video.add(sample, { keyFrame });
    } catch (error) {
      this.fail(error);
    } finally {
      sample.close();
      this.inWork--;
    }
  }

  /** Adds sound where there is no microphone: mono, at 48 kHz. */
  async sound(samples: Float32Array<ArrayBuffer>, seconds: number): Promise<void> {
    if (this.closed || !(this.audio instanceof AudioSampleSource)) return;
    const init = {
      format: "f32" as const,
      sampleRate: SAMPLE_RATE,
      numberOfChannels: 1,
      timestamp: seconds,
      data: samples,
    };
    const sample = new AudioSample(init);
    try {
      await this.audio.add(sample);
    } catch (error) {
      this.fail(error);
    } finally {
      sample.close();
    }
  }

  wantKey(): void {
    this.keyWanted = true;
  }

  /** Ends; what is still in the encoders comes out first unless it is thrown away. */
  async close(keepRest: boolean): Promise<void> {
    if (this.closed) return;
    this.closed = true;
    this.tuner?.close();
    await (keepRest ? this.output.finalize() : this.output.cancel());
  }

  private packet(track: number, from: EncodedPacket): void {
    if (this.closed && this.form.live) return;
    const packet = {
      track,
      key: from.type === "key",
      timestamp: Math.max(0, Math.round(from.timestamp * 1e6)),
      duration: Math.max(1, Math.round(from.duration * 1e6)),
      data: from.data,
    };
    if (this.offers.includes(null)) this.early.push(packet);
    else this.events.packet(packet);
  }

  private offer(track: number, offer: TrackOffer): void {
    if (this.offers[track]) return;
    this.offers[track] = offer;
    const offers = this.offers.filter((known) => known !== null);
    if (offers.length < this.offers.length) return;
    this.events.tracks(offers);
    for (const packet of this.early) this.events.packet(packet);
    this.early = [];
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

/**
 * A microphone's sound as one channel at 48 kHz, whatever the device gives. The browser's own sound engine does it without delay;
 * mediabunny's `transform` would gather five seconds at a time.
 */
class Tuner {
  private readonly context = new AudioContext({ sampleRate: SAMPLE_RATE, latencyHint: "interactive" });
  readonly track: MediaStreamAudioTrack;

  constructor(microphone: MediaStreamTrack) {
    const out = new MediaStreamAudioDestinationNode(this.context, { channelCount: 1, channelCountMode: "explicit" });
    this.context.createMediaStreamSource(new MediaStream([microphone])).connect(out);
    this.track = out.stream.getAudioTracks()[0] as MediaStreamAudioTrack;
    void this.context.resume();
  }

  close(): void {
    this.track.stop();
    void this.context.close();
  }
}

function bytesOf(source: AllowSharedBufferSource): Uint8Array {
  return ArrayBuffer.isView(source)
    ? new Uint8Array(source.buffer, source.byteOffset, source.byteLength).slice()
    : new Uint8Array(source as ArrayBuffer).slice();
}

function videoOffer(config: VideoDecoderConfig, form: Form): TrackOffer {
  const avcC = config.description ? bytesOf(config.description) : new Uint8Array();
  const profile = Array.from(avcC.subarray(1, 4), (byte) => byte.toString(16).padStart(2, "0")).join("");
  return {
    kind: "video",
    codec: `avc1.${profile}`,
    width: form.width,
    height: form.height,
    sampleRate: 0,
    channels: 0,
    description: base64(avcC),
  };
}

function audioOffer(config: AudioDecoderConfig): TrackOffer {
  return {
    kind: "audio",
    codec: "opus",
    width: 0,
    height: 0,
    sampleRate: config.sampleRate,
    channels: config.numberOfChannels,
    description: config.description ? base64(bytesOf(config.description)) : null,
  };
}
