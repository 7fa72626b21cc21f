// What this browser can encode for a studio.
import type { Plan } from "./plans";
import { configOf, type Size } from "./size-encoder";
import { SAMPLE_RATE } from "./tuner";

// High, main and constrained baseline at level 3.1, which is 720p up to 30 frames a second.
const PROFILES = ["avc1.64001f", "avc1.4d001f", "avc1.42e01f"];
// A packet of 60 ms costs a third of the entries in what trainees download, and five of them make a part. Browsers that know less of
// it make shorter ones (WebCodecs, Opus registration, OpusEncoderConfig).
const SPEECH = [{ frameDuration: 60_000, application: "voip" }, { frameDuration: 60_000 }, undefined];

export interface Encodable {
  /** The first H.264 profile that is encoded in all sizes. */
  profile: string;
  opus: AudioEncoderConfig;
}

/** Null where the browser lacks H.264 in these sizes, or Opus. */
export async function encodable(sizes: Size[], plan: Plan, opusBitrate: number): Promise<Encodable | null> {
  if (typeof VideoEncoder === "undefined" || typeof AudioEncoder === "undefined") return null;
  const opus = await opusOf(opusBitrate);
  const profile = await profileOf(sizes, plan);
  return opus && profile ? { profile, opus } : null;
}

async function opusOf(bitrate: number): Promise<AudioEncoderConfig | undefined> {
  for (const opus of SPEECH) {
    const config = { codec: "opus", sampleRate: SAMPLE_RATE, numberOfChannels: 1, bitrate, opus };
    const answer = await AudioEncoder.isConfigSupported(config).catch(() => null);
    if (answer?.supported) return config;
  }
  return undefined;
}

async function profileOf(sizes: Size[], plan: Plan): Promise<string | undefined> {
  for (const codec of PROFILES) {
    const answers = sizes.map(async (size, at) => {
      const wanted = configOf(size, codec, plan.sizes[at] ?? { bitrate: 0, every: 1 }, true);
      return (await VideoEncoder.isConfigSupported(wanted).catch(() => null))?.supported ?? false;
    });
    if ((await Promise.all(answers)).every(Boolean)) return codec;
  }
  return undefined;
}
