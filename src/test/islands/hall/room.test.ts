import assert from "node:assert/strict";
import test, { after } from "node:test";
import type { HallView, Snapshot } from "../../../main/islands/hall/protocol";

/** A socket that says what the test has it say. */
class Line {
  static readonly OPEN = 1;
  static all: Line[] = [];
  readyState = 0;
  readonly sent: string[] = [];
  onopen?: () => void;
  onmessage?: (event: { data: string }) => void;
  onclose?: () => void;

  constructor(readonly address: string) {
    Line.all.push(this);
  }

  open(): void {
    this.readyState = Line.OPEN;
    this.onopen?.();
  }

  say(frame: object): void {
    this.onmessage?.({ data: JSON.stringify(frame) });
  }

  send(command: string): void {
    this.sent.push(command);
  }

  close(): void {
    this.readyState = 3;
    this.onclose?.();
  }
}

/** What is to be done later, and after how long. */
const later: { work: () => void; wait: number }[] = [];
Object.assign(globalThis, {
  WebSocket: Line,
  location: { protocol: "http:", host: "prodays.example" },
  addEventListener: () => {},
  window: { setTimeout: (work: () => void, wait: number) => later.push({ work, wait }) },
});
const { Room } = await import("../../../main/islands/hall/room");

const hall = { phase: "open" } as HallView;

function snapshot(epoch: string, offset: number): Snapshot<{ id: string }> {
  return { type: "snapshot", v: 2, epoch, offset, hall, questions: [], present: 0, parts: {}, lines: {} };
}

function room() {
  const nothing = () => {};
  const parts = { snapshot: nothing, delta: nothing, own: nothing, passing: nothing, line: nothing };
  const listener = { changed: nothing, present: nothing, line: nothing, closed: nothing, parts };
  return new Room<{ id: string }>("/hall/s?language=en", snapshot("e", 7), listener);
}

// no line is waited for any more
after(() => Line.all.forEach((line) => line.close()));

function last<T>(of: T[]): T {
  return of[of.length - 1]!;
}

test("one who is sent away comes back at a moment of her own within the time she was told, to where she was", (t) => {
  t.mock.method(Math, "random", () => 0.75);
  const asked = room();
  const line = last(Line.all);
  line.open();
  line.say({ type: "delta", v: 2, epoch: "e", offset: 8, questions: [], gone: [] });
  void asked.ask({ type: "ask", text: "?" }, "key-00001");
  line.say({ type: "away", v: 2, within: 12 });
  line.close();
  assert.equal(last(later).wait, 9_000);
  last(later).work();
  const back = last(Line.all);
  assert.notEqual(back, line);
  assert.match(back.address, /\?language=en&epoch=e&offset=8$/);
  back.open();
  assert.deepEqual(back.sent, line.sent);
  assert.equal(JSON.parse(last(back.sent)).key, "key-00001");
});

test("one who is cut off waits longer each time, always a random part of it", (t) => {
  let chance = 1;
  t.mock.method(Math, "random", () => chance);
  room();
  const waits = Array.from({ length: 8 }, () => {
    last(Line.all).close();
    last(later).work();
    return last(later).wait;
  });
  assert.deepEqual(waits, [1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000, 30_000]);
  chance = 0.1;
  last(Line.all).close();
  assert.equal(last(later).wait, 3_000);
});

test("a hole in the numbers is not passed over: she comes back and says what she knows", (t) => {
  t.mock.method(Math, "random", () => 0);
  room();
  const line = last(Line.all);
  line.open();
  line.say({ type: "delta", v: 2, epoch: "e", offset: 9, questions: [], gone: [] });
  assert.equal(line.readyState, 3);
  last(later).work();
  assert.match(last(Line.all).address, /epoch=e&offset=7$/);
});
