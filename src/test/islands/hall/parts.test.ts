import assert from "node:assert/strict";
import test from "node:test";
import type { Begin } from "../../../main/islands/hall/parts";
import type { HallView, Snapshot } from "../../../main/islands/hall/protocol";

(globalThis as { document?: unknown }).document = { documentElement: { lang: "en" } };
const { Parts, register } = await import("../../../main/islands/hall/parts");

const hall = { phase: "open" } as HallView;
const ask = () => Promise.reject(new Error("nothing is asked here"));

function snapshot(offset: number, parts: Record<string, unknown>, ids: string[]): Snapshot<unknown> {
  const lines = { talk: ids.map((id) => ({ id, content: id.toUpperCase() })) };
  return { type: "snapshot", v: 2, epoch: "e", offset, hall, questions: [], present: 0, parts, lines };
}

/** A part that notes all it is told. */
function noting(told: unknown[]): Begin {
  return ({ speak }) => ({
    view: (now) => told.push(["view", now]),
    lines: (said, gone, all) => told.push([speak.say("lines"), said.map(({ id }) => id), gone, all]),
    own: (now) => told.push(["own", now]),
    passing: (content) => told.push(["passing", content]),
    line: (up) => told.push(["line", up]),
  });
}

test("a part is told the same whether its script comes before or after the hall's, and what came in between", () => {
  const [early, late]: [unknown[], unknown[]] = [[], []];
  register("talk", noting(early));
  const given = { own: { talk: 7 }, texts: { talk: { lines: "lines" } } };
  const parts = new Parts(given, snapshot(1, { talk: "slow" }, ["a", "b"]), {
    side: "live",
    session: "s",
    signedIn: true,
    ask,
  });
  const begun = [
    ["view", "slow"],
    ["lines", ["a", "b"], [], true],
    ["own", 7],
    ["line", true],
  ];
  assert.deepEqual(early, begun);

  early.length = 0;
  const said = [
    { id: "c", content: "C" },
    { id: "b", content: "said anew" },
  ];
  const common = { type: "delta" as const, v: 2, epoch: "e", questions: [], gone: [] };
  parts.delta({ ...common, offset: 2, parts: { talk: "fast" }, lines: { talk: { said, gone: ["a"] } } });
  parts.own({ type: "own", v: 2, part: "talk", content: 8 });
  parts.passing({ type: "passing", v: 2, part: "talk", content: "hands" });
  parts.line(false);
  assert.deepEqual(early, [
    ["view", "fast"],
    ["lines", ["c", "b"], ["a"], false],
    ["own", 8],
    ["passing", "hands"],
    ["line", false],
  ]);

  register("talk", noting(late));
  assert.deepEqual(late, [
    ["view", "fast"],
    ["lines", ["b", "c"], [], true],
    ["own", 8],
    ["line", false],
  ]);

  parts.snapshot(snapshot(9, {}, ["z"]));
  assert.deepEqual(late.slice(4), [
    ["view", null],
    ["lines", ["z"], [], true],
  ]);
});
