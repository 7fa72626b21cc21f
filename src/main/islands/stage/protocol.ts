// The studio's side of docs/protocol/studio.md.

export const VERSION = 1;
export const HEADER = 20;
export const LARGEST_CHUNK = 32 * 1024;

export interface TrackOffer {
  kind: "video" | "audio";
  codec: string;
  width: number;
  height: number;
  sampleRate: number;
  channels: number;
  /** Base64. */
  description: string | null;
}

export interface Hello {
  type: "hello";
  version: number;
  studio: string;
  run: string;
  from: number;
  takeOver: boolean;
  tracks: TrackOffer[];
}

export type FromStage =
  | { type: "welcome"; version: number; resumed: boolean; next: number }
  | { type: "ack"; number: number }
  | { type: "corrected"; millis: number }
  | LastWord;

/** After it nothing is sent any more. */
export type LastWord =
  | { type: "occupied" }
  | { type: "takenOver" }
  | { type: "refused"; reason: string; text: string; kept: number }
  | { type: "ended" };

/** An encoded packet; times in microseconds. */
export interface Packet {
  track: number;
  key: boolean;
  timestamp: number;
  duration: number;
  data: Uint8Array;
}

const FLAG_KEY = 1;
const FLAG_LAST = 2;

/** The packet as the chunks that go over the wire. */
export function* chunks(packet: Packet, number: number): Generator<Uint8Array<ArrayBuffer>> {
  for (let at = 0; at < packet.data.length; at += LARGEST_CHUNK) {
    const payload = packet.data.subarray(at, at + LARGEST_CHUNK);
    const last = at + LARGEST_CHUNK >= packet.data.length;
    const chunk = new Uint8Array(HEADER + payload.length);
    const header = new DataView(chunk.buffer);
    header.setUint8(0, VERSION);
    header.setUint8(1, packet.track);
    header.setUint8(2, (packet.key ? FLAG_KEY : 0) | (last ? FLAG_LAST : 0));
    header.setUint32(4, number);
    header.setBigUint64(8, BigInt(packet.timestamp));
    header.setUint32(16, packet.duration);
    chunk.set(payload, HEADER);
    yield chunk;
  }
}

/** A name no one else has: 128 random bits. */
export function randomName(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

export function base64(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes));
}
