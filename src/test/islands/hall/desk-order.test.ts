import assert from "node:assert/strict";
import { test } from "node:test";
import { arranged } from "../../../main/islands/hall/desk-order";
import type { DeskQuestion } from "../../../main/islands/hall/protocol";

function question(id: string, group: string, votes: number, more: Partial<DeskQuestion> = {}): DeskQuestion {
  const words = { id, text: id, language: "fr", direction: "ltr" };
  const known = { askedAt: `2026-01-01T00:00:0${id}Z`, named: false, near: [] };
  return { ...words, ...known, state: "approved", votes, group, ...more };
}

const ids = (questions: DeskQuestion[]) => questions.map(({ id }) => id).join("");

test("everyone has a turn before anyone has a second one", () => {
  const all = [question("1", "a", 9), question("2", "a", 8), question("3", "b", 2), question("4", "c", 1)];
  assert.equal(ids(arranged(all, "spread")), "1342");
});

test("who has been answered already waits for those who have not", () => {
  const all = [question("1", "a", 9), question("2", "b", 1), question("3", "a", 5, { state: "answered" })];
  assert.equal(ids(arranged(all, "spread")), "21");
});

test("by votes, by time and by trade", () => {
  const all = [question("2", "a", 1, { trade: "b" }), question("1", "b", 1), question("3", "c", 7, { trade: "a" })];
  assert.equal(ids(arranged(all, "votes")), "312");
  assert.equal(ids(arranged(all, "time")), "123");
  assert.equal(ids(arranged(all, "trade")), "321");
});
