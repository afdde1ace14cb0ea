import assert from "node:assert/strict";
import { test } from "node:test";
import type { Scenario } from "../src/catalogue-types.ts";
import { hidden, lengthOf } from "../src/screens/newmatch.tsx";
import brought from "../testdata/brought.json";
import listed from "../testdata/scenarios.json";

const plain = (s: string) => s.replace(/[\u2068\u2069]/g, "");
const all = [...listed, ...brought.scenarios] as Scenario[];

test("the form tells how long each scenario of the list lasts", () => {
  assert.ok(all.length > 1);
  for (const s of all) assert.equal(plain(lengthOf(s)), "10 to 14 turns");
  assert.equal(plain(lengthOf({ ...all[0]!, turns: [6, 6] })), "6 turns");
});

test("a drawn length is called hidden, a fixed one is told", () => {
  assert.equal(plain(hidden([18, 24])), "Hidden (18 to 24)");
  assert.equal(plain(hidden([2, 2])), "2 turns");
});
