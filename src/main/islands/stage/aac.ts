// AAC-LC by the browser's own encoder where it has one, else by libavcodec's (WebAssembly), which is loaded only then.
import { AudioSample, AudioSampleSource, canEncodeAudio, type EncodedPacket, Quality } from "mediabunny";
import { outputOf } from "./sound-output";
import { SAMPLE_RATE } from "./tuner";

const CLICK_AT = 0.25; // s
const CLICK_LENGTH = 240; // samples
const LOUD = 0.3;
const LONGEST_DELAY = 0.2; // s
const AT_A_TIME = 480; // samples

/** How much later than it went in, s, sound comes out of a decoder; undefined where there is no AAC. */
export type AacDelay = number | undefined;

/** Makes AAC ready to encode. Each encoder adds silence of its own before the sound: a click tells how much. */
export async function prepareAac(bitrate: number): Promise<AacDelay> {
  try {
    const options = { numberOfChannels: 1, sampleRate: SAMPLE_RATE, quality: new Quality({ bitrate }) };
    if (!(await canEncodeAudio("aac", options))) {
      const { registerAacEncoder } = await import("@mediabunny/aac-encoder");
      registerAacEncoder();
    }
    return await delayOfClick(bitrate);
  } catch {
    return undefined;
  }
}

async function delayOfClick(bitrate: number): Promise<AacDelay> {
  const { packets, config } = await encodedClick(bitrate);
  const heard = await firstLoud(packets, config);
  const delay = heard - CLICK_AT;
  return delay > -0.001 && delay < LONGEST_DELAY ? Math.max(0, delay) : undefined;
}

async function encodedClick(bitrate: number): Promise<{ packets: EncodedPacket[]; config: AudioDecoderConfig }> {
  const packets: EncodedPacket[] = [];
  let config: AudioDecoderConfig | undefined;
  const source = new AudioSampleSource({
    codec: "aac",
    quality: new Quality({ bitrate }),
    onEncodedPacket: (packet, meta) => {
      config ??= meta?.decoderConfig;
      packets.push(packet);
    },
  });
  const output = outputOf(source);
  await output.start();
  const sound = new Float32Array(SAMPLE_RATE / 2);
  for (let i = 0; i < CLICK_LENGTH; i++) sound[CLICK_AT * SAMPLE_RATE + i] = 0.9 * Math.cos(0.4 * i);
  for (let at = 0; at < sound.length; at += AT_A_TIME) {
    const data = sound.slice(at, at + AT_A_TIME);
    const timestamp = at / SAMPLE_RATE;
    const sample = new AudioSample({ format: "f32", sampleRate: SAMPLE_RATE, numberOfChannels: 1, timestamp, data });
    await source.add(sample);
    sample.close();
  }
  await output.finalize();
  if (!config) throw new Error("no AAC came out");
  return { packets, config };
}

/** When, s, the decoded sound first is as loud as the click. */
async function firstLoud(packets: EncodedPacket[], config: AudioDecoderConfig): Promise<number> {
  let found = Number.NaN;
  const decoder = new AudioDecoder({
    output: (data) => {
      const samples = new Float32Array(data.numberOfFrames);
      data.copyTo(samples, { planeIndex: 0, format: "f32-planar" });
      const at = samples.findIndex((sample) => Math.abs(sample) > LOUD);
      if (at >= 0 && Number.isNaN(found)) found = data.timestamp / 1e6 + at / SAMPLE_RATE;
      data.close();
    },
    error: () => undefined,
  });
  decoder.configure(config);
  for (const packet of packets) decoder.decode(packet.toEncodedAudioChunk());
  await decoder.flush();
  decoder.close();
  return found;
}
