// Draws and plays the demonstration clip, which ends where it began, and encodes it as the studio encodes.
// scripts/record-clip.mjs bundles this into an empty page; no page of the site uses it.
import { prepareAac } from "./aac";
import { encodable } from "./encodable";
import { Encoder } from "./encoder";
import { star } from "./picture";
import type { Plan } from "./plans";
import { chunks, type Packet, randomName, type TrackOffer, VERSION } from "./protocol";
import { FRAME_RATE, type Size } from "./size-encoder";

const SECONDS = 24; // whole packets of both sounds, 60 ms and 1024 samples, and whole groups of pictures
const RATE = 48_000;
const PIECE = 960; // samples of sound that go in at a time, two with each picture
const TAU = Math.PI * 2;
const WORDS: [string, "rtl" | "ltr"][] = [
  ["عرض توضيحي", "rtl"],
  ["Démonstration", "ltr"],
  ["Demonstration", "ltr"],
];

export interface ClipForm {
  /** The larger first. */
  sizes: Size[];
  opusBitrate: number;
  aacBitrate: number;
}

/** The clip's file: the hello, then the chunks, each after its length in four bytes. */
export async function record(clip: ClipForm, plan: Plan): Promise<Uint8Array> {
  const able = await encodable(clip.sizes, plan, clip.opusBitrate);
  const aacDelay = await prepareAac(clip.aacBitrate);
  if (!able || aacDelay === undefined) throw new Error("this browser does not encode H.264, Opus and AAC");
  const packets: Packet[] = [];
  let offers: TrackOffer[] = [];
  const form = { sizes: clip.sizes, aacBitrate: clip.aacBitrate, ...able, aacDelay, live: false };
  const encoder = new Encoder(form, plan, null, {
    tracks: (tracks) => (offers = tracks),
    packet: (packet) => packets.push(packet),
    paused: () => undefined,
    failed: (error) => {
      throw error;
    },
  });
  await encoder.start();
  const canvas = document.createElement("canvas");
  canvas.width = clip.sizes[0]?.width ?? 0;
  canvas.height = clip.sizes[0]?.height ?? 0;
  for (let frame = 0; frame < SECONDS * FRAME_RATE; frame++) {
    draw(canvas, frame / (SECONDS * FRAME_RATE));
    await encoder.frame(canvas, frame / FRAME_RATE);
    for (let at = frame * 2; at < frame * 2 + 2; at++) await encoder.addSound(tone(at * PIECE), (at * PIECE) / RATE);
  }
  await encoder.close(true);
  return file(inCircle(packets), offers);
}

/** Each track exactly as long as the clip: what the encoders added at the end is cut, and the order is that of time. */
function inCircle(packets: Packet[]): Packet[] {
  const within = packets.filter((packet) => packet.timestamp < SECONDS * 1e6);
  within.sort((a, b) => a.timestamp - b.timestamp || a.track - b.track);
  return within.map((packet, at) => {
    const next = within.slice(at + 1).find((later) => later.track === packet.track);
    return { ...packet, duration: (next?.timestamp ?? SECONDS * 1e6) - packet.timestamp };
  });
}

function file(packets: Packet[], tracks: TrackOffer[]): Uint8Array {
  const hello = {
    type: "hello",
    version: VERSION,
    studio: randomName(),
    run: randomName(),
    from: 0,
    takeOver: false,
    tracks,
  };
  const messages = [new TextEncoder().encode(JSON.stringify(hello))];
  packets.forEach((packet, number) => messages.push(...chunks(packet, number)));
  const whole = new Uint8Array(messages.reduce((sum, message) => sum + 4 + message.length, 0));
  let at = 0;
  for (const message of messages) {
    new DataView(whole.buffer).setUint32(at, message.length);
    whole.set(message, at + 4);
    at += 4 + message.length;
  }
  return whole;
}

/** A lattice of stars that turn against each other and breathe; {@code at} is the place in the circle, 0 to 1. */
function draw(canvas: HTMLCanvasElement, at: number): void {
  const context = canvas.getContext("2d", { alpha: false }) as CanvasRenderingContext2D;
  const { width, height } = canvas;
  const unit = height / 360;
  context.fillStyle = "#083f3d";
  context.fillRect(0, 0, width, height);
  const step = 80 * unit;
  for (let row = 0; row * step <= height + step; row++) {
    for (let column = 0; column * step <= width + step; column++) {
      const even = (row + column) % 2 === 0;
      const wave = Math.sin(TAU * (at * 2 - (column + row) / 12));
      const turn = (even ? 1 : -1) * (TAU / 8) * at * 2;
      const colour = even ? `rgb(18 92 88)` : `rgb(12 76 73)`;
      star(context, column * step, row * step, (27 + 5 * wave) * unit, colour, turn);
    }
  }
  const centre = height * 0.43;
  star(context, width / 2, centre, 104 * unit, "#0a5c59", (-TAU / 8) * at * 2);
  star(context, width / 2, centre, 78 * unit, "#e9a21b", (TAU / 8) * at * 2);
  star(context, width / 2, centre, 56 * unit, "#083f3d", (-TAU / 8) * at * 2);
  const breath = 0.5 - 0.5 * Math.cos(TAU * at * 4);
  star(context, width / 2, centre, (22 + 8 * breath) * unit, "#f6d28a", (TAU / 8) * at * 4);
  words(context, width, height, unit);
}

function words(context: CanvasRenderingContext2D, width: number, height: number, unit: number): void {
  context.fillStyle = "#083f3d";
  context.fillRect(0, height - 62 * unit, width, 62 * unit);
  context.fillStyle = "#e9a21b";
  context.fillRect(0, height - 62 * unit, width, 2 * unit);
  context.textAlign = "center";
  context.textBaseline = "middle";
  WORDS.forEach(([word, direction], index) => {
    context.direction = direction;
    context.font = `500 ${22 * unit}px "Readex Pro", "Noto Sans Arabic", "DejaVu Sans", sans-serif`;
    context.fillStyle = "#ffffff";
    const x = width * ((2 - index) / 3 + 1 / 6);
    context.fillText(word, x, height - 29 * unit);
    if (index > 0) star(context, width * ((3 - index) / 3), height - 29 * unit, 5 * unit, "#e9a21b");
  });
}

/** Four soft chords. */
function tone(from: number): Float32Array<ArrayBuffer> {
  const samples = new Float32Array(PIECE);
  const chords = [
    [146.85, 220, 293.65, 369.95],
    [123.45, 185, 246.95, 293.65],
    [98, 196, 246.95, 293.65],
    [110, 164.8, 220, 277.2],
  ];
  for (let i = 0; i < PIECE; i++) {
    const time = (from + i) / RATE;
    const place = (time / SECONDS) * chords.length;
    let sound = 0;
    chords.forEach((chord, index) => {
      const distance = Math.abs(((place - index - 0.5 + chords.length * 1.5) % chords.length) - chords.length / 2);
      const loud = distance < 0.75 ? Math.cos((distance / 0.75) * (Math.PI / 2)) ** 2 : 0;
      if (loud > 0) for (const note of chord) sound += loud * Math.sin(TAU * whole(note) * time);
    });
    samples[i] = sound * 0.05 * (0.8 + 0.2 * Math.sin(TAU * whole(0.2) * time));
  }
  return samples;
}

/** The nearest frequency with whole periods in the clip, so that the end meets the beginning. */
function whole(hertz: number): number {
  return Math.round(hertz * SECONDS) / SECONDS;
}
