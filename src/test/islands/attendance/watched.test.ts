import assert from "node:assert/strict";
import { test } from "node:test";
import { Watched } from "../../../main/islands/attendance/watched";

function watched() {
  const state = { now: 0, told: [] as string[] };
  const gathering = new Watched(
    (report) => state.told.push(report),
    () => state.now,
  );
  const play = (from: number, seconds: number, speed = 1) => {
    for (let i = 0; i <= seconds; i++) {
      state.now += 1000;
      gathering.tick(from + i * speed);
    }
  };
  return { state, gathering, play };
}

test("what is played is one stretch in whole seconds", () => {
  const { state, gathering, play } = watched();
  play(10.4, 20);
  gathering.report();
  assert.deepEqual(state.told, ["[10,31]"]);
  gathering.report();
  assert.equal(state.told.length, 1);
});

test("a jump parts two stretches, and a pause too", () => {
  const { state, gathering, play } = watched();
  play(0, 5);
  play(100, 5);
  gathering.tick(undefined);
  play(200, 5);
  gathering.report();
  assert.deepEqual(state.told, ["[0,5,100,105,200,205]"]);
});

test("double speed is playing, and going back is not", () => {
  const { state, gathering, play } = watched();
  play(0, 10, 2);
  gathering.tick(3);
  gathering.report();
  assert.deepEqual(state.told, ["[0,20]"]);
});

test("a report goes each minute", () => {
  const { state, play } = watched();
  play(0, 125);
  assert.equal(state.told.length, 2);
});
