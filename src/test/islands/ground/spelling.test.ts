import assert from "node:assert/strict";
import { test } from "node:test";
import { alike, plain, trigrams } from "../../../main/islands/ground/spelling";

test("ways of writing the same are one, as in the program", () => {
  for (const [one, other] of [
    ["احمد", "أحمد"],
    ["القنيطره", "القنيطرة"],
    ["كلميم", "ڭلميم"],
    ["مهن", "مـِهَن"],
    ["kenitra", "Kénitra"],
    ["prodays", "PRO’DAYS"],
    ["2026", "٢٠٢٦"],
    ["oeuvre", "Œuvre"],
    ["الرباط سلا القنيطرة", "الرباط-سلا-القنيطرة"],
  ] as const) {
    assert.equal(plain(one), plain(other));
  }
});

test("likeness is the part of their pieces that two texts have in common", () => {
  const like = (a: string, b: string) => alike(trigrams(a), trigrams(b));
  assert.equal(like("Quel métier ?", "quel METIER"), 1);
  assert.equal(like("abc", "xyz"), 0);
  assert.equal(like("", ""), 0);
  assert.ok(like("ما هي الكفاءات المطلوبة؟", "ماهي الكفاءات المطلوبه") > 0.5);
});
