import assert from "node:assert/strict";
import { afterEach, test } from "node:test";
import { Timeline } from "../../../main/islands/slides/timeline";

const turns = [
  { second: 0, slide: 0, number: 1, of: 1 },
  { second: 10, slide: -1, number: 0, of: 1 },
];
const slides = [{ address: "/slides/a", width: 1280, height: 720, words: "A" }];
const real = globalThis.fetch;

/** Answers as the server does; undefined for a line that is cut. */
function served(settled: boolean | undefined) {
  const state = { asked: 0 };
  globalThis.fetch = () => {
    state.asked++;
    return settled === undefined
      ? Promise.reject(new Error("cut"))
      : Promise.resolve(Response.json({ slides, turns, settled }));
  };
  return state;
}

afterEach(() => void (globalThis.fetch = real));

test("a second has its slide, or none", async () => {
  served(false);
  const timeline = new Timeline("/timeline");
  await timeline.load();
  assert.equal(timeline.at(9)?.slide?.words, "A");
  assert.equal(timeline.at(10)?.slide, undefined);
});

test("what is settled is not asked for again", async () => {
  const server = served(true);
  const timeline = new Timeline("/timeline");
  await timeline.load();
  await timeline.load();
  assert.equal(server.asked, 1);
});

test("over a line that is cut it is not asked for at each look", async () => {
  const server = served(undefined);
  const timeline = new Timeline("/timeline");
  await timeline.load();
  timeline.at(1);
  timeline.at(2);
  assert.equal(server.asked, 1);
});
