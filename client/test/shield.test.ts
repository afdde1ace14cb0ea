import assert from "node:assert/strict";
import { test } from "node:test";
import type { Catalogue } from "../src/catalogue-types.ts";
import { layers } from "../src/core/shield.ts";
import type { View } from "../src/wire.ts";

const catalogue = (umbrella: Catalogue["umbrella"]) =>
  ({
    umbrella,
    shields: [
      { by: "RUS", of: "PRK", clause: "RD24-4", scale: 3 },
      { by: "CHN", of: "PRK", clause: "CD61-2b", scale: 4 },
      { by: "USA", of: "KOR", clause: "WD23", scale: 0, nuclear: true },
    ],
  }) as unknown as Catalogue;
const view = (...asleep: string[]) =>
  ({
    countries: [{ seat: "PRK", facts: { warheads: 50 } }],
    clauses: asleep.map((clause) => ({ clause, state: "signed_not_in_force" })),
  }) as unknown as View;
const kinds = (v: View, c: Catalogue, seat: "PRK" | "KOR") => layers(v, c, seat).map((l) => `${l.kind} ${l.by}`);

test("three layers over North Korea, and the umbrella as a switch", () => {
  assert.deepEqual(kinds(view(), catalogue("off"), "PRK"), ["arsenal PRK", "alliance RUS", "alliance CHN"]);
  assert.equal(kinds(view(), catalogue("wmd_only"), "PRK").at(-1), "umbrella-wmd_only RUS");
  assert.equal(kinds(view(), catalogue("full"), "PRK").at(-1), "umbrella-full RUS");
});

test("a treaty that is not in force shields nobody, nor does its umbrella", () => {
  assert.deepEqual(kinds(view("RD24-4"), catalogue("full"), "PRK"), ["arsenal PRK", "alliance CHN"]);
});

test("a nuclear pledge is told apart", () => {
  assert.deepEqual(kinds(view(), catalogue("full"), "KOR"), ["nuclear USA"]);
});
