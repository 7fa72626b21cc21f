// What the encoders say of themselves, as the hello tells it.
import { base64, type TrackOffer } from "./protocol";

export type { TrackOffer } from "./protocol";

export function pictureOffer(config: VideoDecoderConfig, width: number, height: number): TrackOffer {
  const avcC = config.description ? bytesOf(config.description) : new Uint8Array();
  const profile = Array.from(avcC.subarray(1, 4), (byte) => byte.toString(16).padStart(2, "0")).join("");
  const codec = `avc1.${profile}`;
  return { kind: "video", codec, width, height, sampleRate: 0, channels: 0, description: base64(avcC) };
}

export function soundOffer(config: AudioDecoderConfig): TrackOffer {
  return {
    kind: "audio",
    codec: config.codec,
    width: 0,
    height: 0,
    sampleRate: config.sampleRate,
    channels: config.numberOfChannels,
    description: config.description ? base64(bytesOf(config.description)) : null,
  };
}

function bytesOf(source: AllowSharedBufferSource): Uint8Array {
  return ArrayBuffer.isView(source)
    ? new Uint8Array(source.buffer, source.byteOffset, source.byteLength).slice()
    : new Uint8Array(source as ArrayBuffer).slice();
}
