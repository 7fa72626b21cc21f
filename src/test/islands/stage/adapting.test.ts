import assert from "node:assert/strict";
import test from "node:test";
import { Adapting, type Decided, type Seen } from "../../../main/islands/stage/adapting";
import { carried, cost, LAST_PICTURE, PLANS } from "../../../main/islands/stage/plans";

const LOOK = 500;
const WELL: Omit<Seen, "now"> = { backlog: 40, arrived: 1_900, dropped: false, steady: true, pace: 1, stuck: 0 };

/** A line that carries so many kbit/s, with a queue before it whose pictures are left out when they are older than 1.2 s. */
class Line {
  readonly adapting: Adapting;
  readonly said: string[] = [];
  now = 0;
  moves = 0;
  private queue = 0; // kbit

  constructor(first = 0) {
    this.adapting = new Adapting(first, 0);
  }

  run(seconds: number, kilobits: number, more: Partial<Seen> = {}): Decided {
    for (const until = this.now + seconds * 1_000; this.now < until;) {
      this.now += LOOK;
      const before = this.adapting.now;
      this.queue += (cost(before) * LOOK) / 1_000;
      const arrived = Math.min(this.queue, (kilobits * LOOK) / 1_000);
      this.queue -= arrived;
      const dropped = (this.queue / kilobits) * 1_000 > 1_200;
      if (dropped) this.queue = kilobits * 0.5;
      const backlog = 40 + (this.queue / kilobits) * 1_000;
      const seen = { ...WELL, now: this.now, backlog, dropped, arrived: arrived * (1_000 / LOOK), ...more };
      const after = this.adapting.look(seen);
      if (after.said !== before.said) this.said.push(after.said);
      if (cost(after) !== cost(before)) this.moves++;
    }
    return this.adapting.now;
  }
}

test("a good line carries all, for an hour", () => {
  const line = new Line();
  assert.equal(line.run(3_600, 5_000).said, "full");
  assert.equal(line.moves, 0);
});

test("a line that becomes slow loses the large pictures first, soon, and keeps the small ones", () => {
  const line = new Line();
  line.run(20, 5_000);
  const now = line.run(4, 500);
  assert.deepEqual([now.said, now.because], ["small", "line"]);
  line.run(120, 500);
  assert.equal(line.adapting.now.sizes[1]?.bitrate, 300_000);
});

test("a line that is a little slow keeps the large pictures at a lower quality", () => {
  const line = new Line();
  line.run(20, 5_000);
  assert.equal(line.run(5, 1_100).said, "lower");
});

test("a good line brings all back", () => {
  const line = new Line();
  line.run(20, 5_000);
  line.run(20, 500);
  assert.equal(line.run(60, 5_000).said, "full");
});

test("it does not swing: climbs that fail become rare", () => {
  const line = new Line();
  line.run(600, 600);
  const soon = line.moves;
  line.run(1_200, 600);
  assert.ok(soon <= 16, `${soon} moves in ten minutes`);
  assert.ok(line.moves - soon <= 24, `${line.moves - soon} moves in twenty more`);
});

test("pictures are given up last, late, and the sound never", () => {
  const line = new Line();
  line.run(20, 5_000);
  line.run(12, 60);
  assert.ok(line.adapting.now.sizes[1], "pictures are still there after 12 s");
  const last = line.run(60, 60);
  assert.deepEqual([last.said, last.sizes], ["sound", [null, null]]);
  assert.deepEqual([...new Set(line.said)], ["small", "small_lower", "still", "sound"]);
});

test("what is late at the start says nothing of the line", () => {
  const line = new Line();
  assert.equal(line.run(4, 5_000, { backlog: 2_000 }).said, "full");
  assert.equal(line.run(60, 5_000).said, "full");
});

test("a computer that is slow at the start is given time", () => {
  const line = new Line();
  assert.equal(line.run(9, 5_000, { pace: 0.2 }).said, "full");
  assert.equal(line.run(60, 5_000).said, "full");
});

test("a computer that stays slow loses large pictures, half of the small ones, and no more", () => {
  const line = new Line();
  line.run(16, 5_000, { pace: 0.4 });
  assert.deepEqual([line.adapting.now.said, line.adapting.now.because], ["lower", "computer"]);
  line.run(600, 5_000, { pace: 0.4 });
  assert.deepEqual(line.adapting.now.sizes, [null, { bitrate: 300_000, every: 2 }]);
  assert.equal(line.run(300, 5_000).said, "full");
});

test("only an encoder that is stuck ends the pictures, and they come back", () => {
  const line = new Line();
  assert.equal(line.run(60, 5_000, { stuck: 9_000 }).said, "full");
  const stuck = line.run(1, 5_000, { stuck: 11_000 });
  assert.deepEqual([stuck.said, stuck.because], ["sound", "computer"]);
  assert.equal(line.run(60, 5_000).said !== "sound", true);
});

test("during a cut and right after it nothing is decided about the line", () => {
  const line = new Line();
  assert.equal(line.run(60, 5_000, { steady: false, backlog: 20_000 }).said, "full");
});

test("it begins with what the line carried when it was measured", () => {
  assert.equal(PLANS[carried(5_000)]?.said, "full");
  assert.equal(PLANS[carried(600)]?.said, "small");
  assert.equal(carried(10), LAST_PICTURE);
  assert.deepEqual(
    PLANS.map(cost),
    PLANS.map(cost).sort((a, b) => b - a),
    "each plan costs less than the one before",
  );
});
