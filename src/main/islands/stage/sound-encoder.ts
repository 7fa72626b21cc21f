// The sound of a studio, in Opus and, where there is an encoder for it, in AAC: two forms of the same samples on one clock.
import { AudioSample, AudioSampleSource, type EncodedPacket, MediaStreamAudioTrackSource, Quality } from "mediabunny";
import type { AacDelay } from "./aac";
import { soundOffer, type TrackOffer } from "./offers";
import { outputOf } from "./sound-output";
import { SAMPLE_RATE, Tuner } from "./tuner";

export const OPUS = 0;
export const AAC = 1;

const MOST_IN_WORK = 50; // samples of some 10 ms; what is left out becomes silence

export interface SoundForm {
  opus: AudioEncoderConfig;
  aacBitrate: number;
  aacDelay: AacDelay;
}

export interface SoundEvents {
  /** {@code which}: {@link OPUS} or {@link AAC}. */
  offer(which: number, offer: TrackOffer): void;
  /** {@code timestamp}: on the clock of what went in, s. */
  packet(which: number, packet: EncodedPacket, timestamp: number): void;
  /** Sound up to this second was taken. */
  heard(end: number): void;
  failed(error: unknown): void;
}

export class SoundEncoder {
  private readonly tuner: Tuner | null;
  private readonly opus: MediaStreamAudioTrackSource | AudioSampleSource;
  private readonly aac: AudioSampleSource | null;
  private readonly outputs;
  private aacInWork = 0;

  /** Encodes {@code microphone}'s sound as it comes, or what is given to {@link add}. */
  constructor(
    microphone: MediaStreamTrack | null,
    form: SoundForm,
    private readonly events: SoundEvents,
  ) {
    const { aacDelay } = form;
    this.aac = aacDelay === undefined ? null : new AudioSampleSource(this.config(AAC, form.aacBitrate, aacDelay));
    const config = {
      ...this.config(OPUS, form.opus.bitrate ?? 0, 0),
      onEncoderConfig: (config: AudioEncoderConfig) => void Object.assign(config, form.opus),
      onEncodedSample: (sample: AudioSample) => {
        events.heard(sample.timestamp + sample.duration);
        if (microphone && this.aacInWork < MOST_IN_WORK) void this.addToAac(sample.clone());
      },
    };
    this.tuner = microphone ? new Tuner(microphone) : null;
    if (this.tuner) {
      this.opus = new MediaStreamAudioTrackSource(this.tuner.track, config, { timestampBase: "zero" });
      this.opus.errorPromise.catch((error: unknown) => events.failed(error));
    } else {
      this.opus = new AudioSampleSource(config);
    }
    this.outputs = (this.aac ? [this.aac, this.opus] : [this.opus]).map(outputOf);
  }

  async start(): Promise<void> {
    for (const output of this.outputs) await output.start();
  }

  /** Adds sound where there is no microphone: mono, at 48 kHz. */
  async add(data: Float32Array<ArrayBuffer>, timestamp: number): Promise<void> {
    if (!(this.opus instanceof AudioSampleSource)) return;
    const sample = new AudioSample({ format: "f32", sampleRate: SAMPLE_RATE, numberOfChannels: 1, timestamp, data });
    try {
      await Promise.all([this.opus.add(sample), this.addToAac(sample.clone())]);
    } catch (error) {
      this.events.failed(error);
    } finally {
      sample.close();
    }
  }

  /** Ends; what is still in the encoders comes out first unless it is thrown away. */
  async close(keepRest: boolean): Promise<void> {
    this.tuner?.close();
    for (const output of this.outputs) await (keepRest ? output.finalize() : output.cancel());
  }

  private config(which: number, bitrate: number, delay: number) {
    return {
      codec: which === OPUS ? ("opus" as const) : ("aac" as const),
      quality: new Quality({ bitrate }),
      onEncodedPacket: (packet: EncodedPacket, meta: EncodedAudioChunkMetadata | undefined) => {
        if (meta?.decoderConfig) this.events.offer(which, soundOffer(meta.decoderConfig));
        // what comes before the first sound that went in is the encoder's own silence
        const timestamp = packet.timestamp - delay;
        if (timestamp > -1e-6) this.events.packet(which, packet, timestamp);
      },
    };
  }

  private async addToAac(sample: AudioSample): Promise<void> {
    this.aacInWork++;
    try {
      await this.aac?.add(sample);
    } catch (error) {
      this.events.failed(error);
    } finally {
      sample.close();
      this.aacInWork--;
    }
  }
}
