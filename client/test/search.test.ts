import assert from "node:assert/strict";
import { test } from "node:test";
import type { Action, Catalogue } from "../src/catalogue-types.ts";
import type { Offer } from "../src/core/picker.ts";
import { search, wordsOf } from "../src/core/search.ts";
import { catalogue } from "../src/core/store.ts";

const offer = (id: string, title: string, summary: string, more: Partial<Action> = {}, place?: string): Offer => ({
  action: { id, title, summary, domain: "C", effects: [], ...more } as Action,
  options: [{ index: 0, action: id, target: "KOR", place }],
});
const all = [
  offer("A2", "Send troops to the war in Europe", "Send soldiers to fight.", { domain: "A" }),
  offer("C3", "Limited strike", "Hit one place with guns.", { kind: "armed_attack" }, "yeonpyeong"),
  offer("D2", "Accuse and condemn", "Blame another state toward all.", { domain: "D" }),
  offer("D17", "Declare a state of war", "Say that you are at war.", { domain: "D" }),
  offer("E1", "Impose sanctions", "Stop trade.", { domain: "E" }),
];
const ids = (query: string) =>
  search(all, query, (o) => wordsOf(o, o.action.id === "E1" ? "Also changes economy." : "")).map((o) => o.action.id);

test("orders are found by place, by what they do, by their domain and by other words for them", () => {
  catalogue.value = {
    actions: [],
    clauses: [],
    treaties: [],
    places: [{ id: "yeonpyeong", name: "Yeonpyeong island", kind: "land", at: [0, 0] }],
  } as unknown as Catalogue;
  assert.deepEqual(ids("artillery"), ["C3"]);
  assert.deepEqual(ids("shell"), ["C3"]);
  assert.deepEqual(ids("island"), ["C3"]);
  assert.deepEqual(ids("armed attack"), ["C3"]);
  assert.deepEqual(ids("economy korea"), ["E1"]);
  assert.deepEqual(ids("STRIKE limited"), ["C3"]);
  assert.deepEqual(ids("zebra"), []);
  catalogue.value = undefined;
});

test("whole words come first, and letters inside a word only where nothing else fits", () => {
  assert.deepEqual(ids("war"), ["A2", "D17"], "toward is not war");
  assert.deepEqual(ids("sanction"), ["E1"], "one or many");
  assert.deepEqual(ids("ware"), []);
  assert.deepEqual(ids("owar"), ["D2"]);
});
