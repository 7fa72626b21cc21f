import assert from "node:assert/strict";
import { test } from "node:test";
import { Following, type Means } from "../../../main/islands/attendance/following";

function followed(random = 0.5) {
  const state = { now: 0, means: "audio" as Means | undefined, up: true, told: [] as [Means, number][] };
  const following = new Following({
    means: () => state.means,
    tell: (means, seconds) => state.up && state.told.push([means, seconds]) > 0,
    now: () => state.now,
    random: () => random,
  });
  const pass = (seconds: number) => {
    for (let i = 0; i < seconds; i++) {
      state.now += 1000;
      following.tick();
    }
  };
  return { state, following, pass };
}

test("a beat comes once a minute and tells the seconds since the last", () => {
  const { state, pass } = followed();
  pass(30);
  assert.deepEqual(state.told, [["audio", 29]]);
  pass(60);
  assert.deepEqual(state.told.slice(1), [["audio", 60]]);
});

test("a hall does not tell at once, and none tells sooner than 55 s after its last", () => {
  for (const random of [0, 0.25, 1]) {
    const { state, pass } = followed(random);
    pass(300);
    assert.ok(state.told.length <= 6, `${random}: ${state.told.length}`);
  }
});

test("a pause does not count, and means are told apart", () => {
  const { state, pass } = followed(1);
  pass(11);
  state.means = undefined;
  pass(20);
  state.means = "video";
  pass(30);
  assert.deepEqual(state.told, [
    ["audio", 10],
    ["video", 28],
  ]);
});

test("what could not be sent is told with the next, never more than a beat can tell", () => {
  const { state, pass } = followed();
  state.up = false;
  pass(60);
  state.up = true;
  pass(60);
  assert.deepEqual(state.told, [["audio", 75]]);
});

test("a computer that slept has not followed", () => {
  const { state, following, pass } = followed(1);
  pass(10);
  state.now += 3_600_000;
  following.tick();
  assert.deepEqual(state.told, [["audio", 75]]);
});

test("at leaving the rest is told, unless it is next to nothing", () => {
  const { state, following, pass } = followed();
  pass(50);
  following.leave();
  following.leave();
  assert.deepEqual(state.told, [
    ["audio", 29],
    ["audio", 20],
  ]);
});
