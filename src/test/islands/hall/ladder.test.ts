import assert from "node:assert/strict";
import { test } from "node:test";
import { carried, firstForm } from "../../../main/islands/hall/ladder";

const MB = 1e6;
/** bytes an hour: 1.5 Mbit/s, 0.4 Mbit/s, 24 kbit/s */
const cost = { picture: 675 * MB, small: 180 * MB, sound: 11 * MB };

test("who saves data, has a slow or a cellular line begins with sound and slides, on any machine", () => {
  for (const line of [{ saveData: true }, { effectiveType: "3g" }, { effectiveType: "slow-2g" }, { type: "cellular" }])
    assert.equal(firstForm(line, false, false), "sound");
  assert.equal(firstForm(undefined, false, true), "sound");
});

test("a phone of whose line nothing is known begins so too, one on Wi-Fi does not", () => {
  assert.equal(firstForm(undefined, true, false), "sound");
  assert.equal(firstForm({ effectiveType: "4g" }, true, false), "sound");
  assert.equal(firstForm({ effectiveType: "4g", type: "wifi" }, true, false), "picture");
  assert.equal(firstForm({ effectiveType: "4g" }, false, false), "picture");
  assert.equal(firstForm(undefined, false, false), "picture");
});

test("a line is steadied at the highest step that it carries with a half to spare, never at a higher one", () => {
  assert.equal(carried("picture", cost, 2_300_000), "picture");
  assert.equal(carried("large", cost, 2_300_000), "large");
  assert.equal(carried("picture", cost, 2_200_000), "small");
  assert.equal(carried("large", cost, 610_000), "small");
  assert.equal(carried("large", cost, 590_000), "sound");
  assert.equal(carried("small", cost, 9_000_000), "small");
  assert.equal(carried("sound", cost, 9_000_000), "sound");
  assert.equal(carried("text", cost, 9_000_000), "text");
});

test("where nothing was measured, or there is one size only, it is one step down", () => {
  assert.equal(carried("picture", cost, undefined), "small");
  assert.equal(carried("small", cost, undefined), "sound");
  assert.equal(carried("picture", { picture: 675 * MB, sound: 11 * MB }, undefined), "sound");
  assert.equal(carried("picture", { picture: 675 * MB, sound: 11 * MB }, 1_000_000), "sound");
});
