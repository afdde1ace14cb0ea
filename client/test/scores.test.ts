import assert from "node:assert/strict";
import { test } from "node:test";
import { signed } from "../src/core/text.ts";
import { update } from "../src/core/update.ts";
import { ranked } from "../src/panels/scores.tsx";
import type { Reveal, View } from "../src/wire.ts";
import sample from "../testdata/view.json";

const view = sample as unknown as View;
const reveal: Reveal = { turn: 5, phase: "orders", date: "2025-03-04", log: [] };

test("scores are read best first and leave the list alone", () => {
  const scores = [
    { seat: "RUS", total: -20 },
    { seat: "JPN", total: 254 },
    { seat: "KOR", total: 17 },
  ] as const;
  assert.deepEqual(
    ranked([...scores]).map((s) => s.seat),
    ["JPN", "KOR", "RUS"],
  );
  assert.deepEqual([signed(-20), signed(0), signed(254)], ["−20", "0", "254"]);
});

test("a reveal moves the numbers of the world it names, and the standing", () => {
  const before = { ...view, world: { front: 383, taboo: 1000 }, standing: { total: 5, aims: { front: 5 } } };
  const next = update(before, "reveal", {
    ...reveal,
    world: { front: 764 },
    standing: { total: 9, aims: { front: 9 } },
  });
  assert.deepEqual(next.world, { front: 764, taboo: 1000 });
  assert.equal(next.standing?.total, 9);
  assert.deepEqual(update(next, "reveal", reveal).world, next.world, "what a reveal leaves out stays");
});
