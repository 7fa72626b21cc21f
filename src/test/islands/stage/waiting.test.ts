import assert from "node:assert/strict";
import test from "node:test";
import { Outflow } from "../../../main/islands/stage/outflow";
import type { TrackOffer } from "../../../main/islands/stage/protocol";
import { Waiting } from "../../../main/islands/stage/waiting";

const track = (kind: "video" | "audio", width: number): TrackOffer => ({
  kind,
  codec: "",
  width,
  height: 0,
  sampleRate: 0,
  channels: 0,
  description: null,
});
const [LARGE, SMALL, OPUS, AAC] = [0, 1, 2, 3];
const TRACKS = [track("video", 1_280), track("video", 640), track("audio", 0), track("audio", 0)];

/** A packet of 40 ms that came when its time was. */
function add(waiting: Waiting, of: number, at: number, key = of >= OPUS): void {
  const packet = { track: of, key, timestamp: at * 1_000, duration: 40_000, data: new Uint8Array(1) };
  waiting.add(packet, at);
}

function rest(waiting: Waiting): string[] {
  const all = [];
  for (let next = waiting.next(); next; next = waiting.next()) {
    all.push(`${next.packet.track}@${next.since}${next.packet.key && next.packet.track < OPUS ? "k" : ""}`);
  }
  return all;
}

test("sound goes first, in the order of time, then small pictures, then large ones", () => {
  const waiting = new Waiting(TRACKS);
  for (const at of [0, 40]) for (const of of [LARGE, SMALL, AAC, OPUS]) add(waiting, of, at, true);
  assert.deepEqual(rest(waiting), ["2@0", "3@0", "2@40", "3@40", "1@0k", "1@40k", "0@0k", "0@40k"]);
});

test("pictures that are too late go up to the next key frame, which is waited for", () => {
  const waiting = new Waiting(TRACKS);
  add(waiting, LARGE, 0, true);
  for (const at of [40, 80]) add(waiting, LARGE, at);
  add(waiting, OPUS, 0);
  waiting.dropBefore(20, 0);
  add(waiting, LARGE, 120);
  assert.deepEqual(waiting.pauses(), [LARGE], "the stage is told not to wait");
  add(waiting, LARGE, 160, true);
  add(waiting, LARGE, 200);
  assert.deepEqual([rest(waiting), waiting.droppedPictures, waiting.droppedSounds], [["2@0", "0@160k", "0@200"], 4, 0]);
});

test("a key frame that is not too late saves what follows it", () => {
  const waiting = new Waiting(TRACKS);
  add(waiting, SMALL, 0, true);
  add(waiting, SMALL, 40);
  add(waiting, SMALL, 80, true);
  add(waiting, SMALL, 120);
  waiting.dropBefore(60, 0);
  assert.deepEqual([rest(waiting), waiting.pauses()], [["1@80k", "1@120"], []]);
});

test("a pause is told once, after what came before it, and not when the track goes on", () => {
  const waiting = new Waiting(TRACKS);
  add(waiting, LARGE, 0, true);
  waiting.pause(LARGE);
  assert.deepEqual(waiting.pauses(), []);
  assert.deepEqual(rest(waiting), ["0@0k"]);
  assert.deepEqual([waiting.pauses(), waiting.pauses()], [[LARGE], []]);
  waiting.pause(LARGE);
  add(waiting, LARGE, 40, true);
  assert.deepEqual(rest(waiting), ["0@40k"]);
  assert.deepEqual(waiting.pauses(), []);
});

test("a broadcast begins with the newest key frame of all tracks", () => {
  const waiting = new Waiting(TRACKS);
  for (const at of [0, 80]) for (const of of [LARGE, SMALL]) add(waiting, of, at, true);
  for (const at of [0, 40, 80, 120]) add(waiting, OPUS, at);
  waiting.beginWithTheNewest();
  assert.deepEqual(rest(waiting), ["2@80", "2@120", "1@80k", "0@80k"]);
});

test("no more is on its way than the line carries in a moment", () => {
  const outflow = new Outflow();
  assert.equal(outflow.window(0), 24_000);
  for (let at = 10; at <= 2_000; at += 10) outflow.arrived(at, 2_000, 50);
  assert.equal(outflow.rate(2_000), 200_000);
  assert.equal(outflow.window(2_000), 70_000);
  for (let at = 2_100; at <= 8_000; at += 100) outflow.arrived(at, 4_000, 600);
  assert.equal(outflow.rate(8_000), 40_000);
  assert.equal(outflow.window(8_000), 36_000);
});
