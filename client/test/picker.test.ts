import assert from "node:assert/strict";
import { test } from "node:test";
import type { Catalogue } from "../src/catalogue-types.ts";
import { bits, legalOptions } from "../src/core/legal.ts";
import { FITTING, fitting, offers } from "../src/core/picker.ts";
import type { View } from "../src/wire.ts";
import packed from "../testdata/catalogue.json";
import sample from "../testdata/view.json";

const view = sample as unknown as View;
const catalogue = packed as unknown as Catalogue;
const all = offers(catalogue, legalOptions(view, catalogue, "KOR"));

test("a bitmap lists its set bits, lowest first", () => {
  assert.deepEqual(bits(btoa("\x05\x80")), [0, 2, 15]);
  assert.deepEqual(bits(""), []);
});

test("only what is legal is offered, one row for each action", () => {
  assert.equal(
    all.some((o) => o.action.id === "D15"),
    false,
    "the state of war is not legal in the sample",
  );
  assert.equal(new Set(all.map((o) => o.action.id)).size, all.length);
  assert.equal(all.find((o) => o.action.id === "C3")!.options.length, 3);
});

test("eight fitting offers over several domains, and asking for help while a duty waits", () => {
  const waiting = { ...view, duties: view.duties.map((d) => (d.id === 2 ? { ...d, state: "available" as const } : d)) };
  const top = fitting(waiting, "KOR", all);
  assert.equal(top.length, FITTING);
  assert.ok(new Set(top.map((o) => o.action.domain)).size >= 4);
  assert.ok(top.some((o) => o.action.id === "D14"));
  assert.ok(
    top.some((o) => o.action.domain === "C"),
    "who was attacked is shown how to answer in kind",
  );
});

test("in calm times force is not among the first", () => {
  const calm = { ...view, log: [], duties: [], countries: view.countries.map((c) => ({ ...c, rung: 1 })) };
  assert.equal(
    fitting(calm, "KOR", all).some((o) => o.action.domain === "C"),
    false,
  );
});

test("the same situation always gives the same list", () => {
  const names = () =>
    fitting(view, "KOR", all)
      .map((o) => o.action.id)
      .join();
  assert.equal(names(), names());
});
