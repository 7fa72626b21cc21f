import assert from "node:assert/strict";
import { test } from "node:test";
import { arranged } from "../../../main/islands/hall/desk-order";
import { inTurn } from "../../../main/islands/hall/desk-spread";
import type { DeskQuestion } from "../../../main/islands/hall/protocol";

/** @param from region, establishment and asker, such as "A a 1", or the asker alone */
function question(id: string, from: string, votes: number, more: Partial<DeskQuestion> = {}): DeskQuestion {
  const words = { id, text: id, language: "fr", direction: "ltr" };
  const known = { askedAt: `2026-01-01T00:00:0${id}Z`, named: false, near: [] };
  const [region, key, person] = from.split(" ");
  const name = { fr: from };
  const establishment =
    key && region ? { key: region + key, name, region: { code: region, name }, invented: true } : null;
  return { ...words, ...known, state: "approved", votes, person: person ?? from, establishment, ...more };
}

function heard(id: string, from: string, second: number, state: DeskQuestion["state"] = "answered"): DeskQuestion {
  return question(id, from, 0, { state, onAirAt: `2026-01-01T01:00:${String(second).padStart(2, "0")}Z` });
}

const ids = (questions: DeskQuestion[]) => questions.map(({ id }) => id).join("");

test("everyone has a turn before anyone has a second one", () => {
  const all = [question("1", "a", 9), question("2", "a", 8), question("3", "b", 2), question("4", "c", 1)];
  assert.equal(ids(arranged(all, "spread")), "1342");
});

test("regions take turns, within them establishments, within them askers", () => {
  const all = [
    question("1", "A a 1", 9),
    question("2", "A a 1", 8),
    question("3", "A a 2", 7),
    question("4", "A b 3", 6),
    question("5", "B c 4", 1),
    question("6", "B c 4", 0),
  ];
  assert.equal(ids(arranged(all, "spread")), "154632");
});

test("who has been answered already waits for those who have not", () => {
  const all = [question("1", "a", 9), question("2", "b", 1), heard("3", "a", 1)];
  assert.equal(ids(arranged(all, "spread")), "21");
});

test("of those who were on air, whoever was so longest ago comes first, and those who never were before them", () => {
  const all = [
    question("1", "A a 1", 9),
    question("2", "B b 2", 8),
    question("3", "C c 3", 7),
    question("4", "x", 0),
    heard("5", "A z 9", 30, "on_air"),
    heard("6", "B b 2", 10),
    heard("7", "C c 3", 20),
  ];
  assert.equal(ids(arranged(all, "spread")), "4231");
});

test("what was routed or declined has taken no time", () => {
  const routed = question("3", "a", 5, { state: "routed" });
  const all = [question("1", "a", 9), question("2", "b", 1), routed, question("4", "a", 9, { state: "declined" })];
  assert.equal(ids(arranged(all, "spread")), "12");
});

test("by votes, by time and by trade", () => {
  const all = [question("2", "a", 1, { trade: "b" }), question("1", "b", 1), question("3", "c", 7, { trade: "a" })];
  assert.equal(ids(arranged(all, "votes")), "312");
  assert.equal(ids(arranged(all, "time")), "123");
  assert.equal(ids(arranged(all, "trade")), "321");
});

const LEVELS: ((question: DeskQuestion) => string)[] = [
  (question) => question.establishment?.region.code ?? question.person,
  (question) => question.establishment?.key ?? question.person,
  (question) => question.person,
];

/** Halls of any shape: up to 60 questions from up to 5 regions, 3 establishments in each, 3 askers in each, some without an establishment. */
function* halls(): Generator<{ seed: number; waiting: DeskQuestion[]; heard: DeskQuestion[] }> {
  for (let seed = 1; seed <= 300; seed++) {
    const below = random(seed);
    const regions = 1 + below(5);
    const from = () => {
      const [region, establishment] = ["ABCDE"[below(regions)], "abc"[below(3)]];
      return below(4) === 0 ? `p${below(6)}` : `${region} ${establishment} ${region}${establishment}${below(3)}`;
    };
    const waiting = Array.from({ length: below(60) }, (_, at) => question(`w${at}`, from(), below(9)));
    const before = Array.from({ length: below(20) }, (_, at) => heard(`h${at}`, from(), at));
    yield { seed, waiting, heard: before };
  }
}

/** Numbers below a limit, the same for a seed (a linear congruential generator, the constants of Numerical Recipes, section 7.1). */
function random(seed: number): (limit: number) => number {
  let state = seed;
  return (limit) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * limit);
  };
}

test("no group has another turn before each other group with questions waiting had one", () => {
  for (const { seed, waiting, heard } of halls()) {
    const order = inTurn(waiting, heard);
    LEVELS.forEach((level, depth) => {
      // within a group of the wider levels only its own questions take turns
      const wider = (question: DeskQuestion) =>
        LEVELS.slice(0, depth)
          .map((level) => level(question))
          .join();
      for (const within of new Set(order.map(wider))) {
        fair(order.filter((question) => wider(question) === within).map(level), `seed ${seed}, level ${depth}`);
      }
    });
  }
});

function fair(turns: string[], where: string): void {
  turns.forEach((group, at) => {
    const again = turns.indexOf(group, at + 1);
    if (again < 0) return;
    const between = new Set(turns.slice(at + 1, again));
    const waiting = new Set(turns.slice(again + 1).filter((other) => other !== group));
    for (const other of waiting) assert.ok(between.has(other), `${where}: ${group} again before ${other}`);
  });
}

test("first come the regions that were not on air, then those that were so longest ago", () => {
  for (const { seed, waiting, heard } of halls()) {
    const [region] = LEVELS as [(question: DeskQuestion) => string];
    const last = new Map(heard.map((question) => [region(question), Date.parse(question.onAirAt ?? "")]));
    const order = inTurn(waiting, heard);
    const first = order.slice(0, new Set(order.map(region)).size).map(region);
    assert.equal(new Set(first).size, first.length, `seed ${seed}`);
    first.reduce((before, after) => {
      assert.ok((last.get(before) ?? 0) <= (last.get(after) ?? 0), `seed ${seed}: ${before} before ${after}`);
      return after;
    }, first[0] ?? "");
  }
});

test("every question stands once, those of one asker stay in their order, and in whatever order they came it is the same", () => {
  for (const { seed, waiting, heard } of halls()) {
    const order = arranged([...waiting, ...heard], "spread");
    assert.deepEqual(order.map(({ id }) => id).sort(), waiting.map(({ id }) => id).sort(), `seed ${seed}`);
    assert.deepEqual(arranged([...heard, ...waiting].reverse(), "spread"), order, `seed ${seed}`);
    const wanted = arranged(waiting, "votes");
    for (const { person } of order) {
      const own = (questions: DeskQuestion[]) => ids(questions.filter((question) => question.person === person));
      assert.equal(own(order), own(wanted), `seed ${seed}`);
    }
  }
});
