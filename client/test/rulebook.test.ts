import assert from "node:assert/strict";
import { test } from "node:test";
import { parse, rulePath } from "../src/core/route.ts";
import { has, readable } from "../src/core/text.ts";
import type { Instrument, Rule } from "../src/rulebook-types.ts";
import { ALL, isFiltering, search } from "../src/rules/book.ts";
import { armed, themeOf } from "../src/rules/compare.tsx";
import { answers } from "../src/rules/exercised.tsx";
import { inline } from "../src/rules/outline.tsx";
import "../src/rules/words.ts";

function rule(id: string, part: Partial<Rule> = {}): Rule {
  return {
    id,
    article: id.split("-")[1] ?? "",
    gist: "help after an armed attack",
    modality: "must",
    discretion: 3,
    kind: "assist",
    roles: [],
    triggers: [{ kinds: ["armed_attack"], when: { prose: "the target of the act is the victim" }, line: 1 }],
    line: 1,
    ...part,
  };
}

function instrument(id: string, part: Partial<Instrument> = {}): Instrument {
  const base = { title: id, nature: "treaty", parties: ["RUS", "PRK"], in_force: [], source: "", file: "" };
  return { id, ...base, rules: [rule(`${id}-1`)], ...part };
}

const library = [
  instrument("RD24", {
    signed: "2024-06-19",
    arms: ["2024"],
    rules: [
      rule("RD24-4"),
      rule("RD24-5", { kind: "prohibit", modality: "must_not", gist: "nothing against the partner" }),
      rule("RD24-16", { kind: "prohibit", triggers: [{ kinds: ["sanction"], when: { prose: "so" }, line: 1 }] }),
      rule("RD24-7", { kind: "consult", triggers: [{ kinds: ["sanction", "veto"], when: { prose: "so" }, line: 1 }] }),
    ],
  }),
  instrument("SD61", { signed: "1961-07-06", arms: ["1961"] }),
  instrument("UK53", { parties: ["USA", "KOR"] }),
];

test("an address in the rulebook names an instrument and a clause, in any case", () => {
  assert.deepEqual(parse("/rules"), { screen: "rules", code: undefined, clause: undefined });
  assert.deepEqual(parse("/RULES/rd24", "", "#RD24-4"), { screen: "rules", code: "RD24", clause: "RD24-4" });
  assert.deepEqual(parse("/rules/%E0%A4%A"), { screen: "rules", code: "%E0%A4%A", clause: undefined });
  assert.equal(rulePath("RD24", "RD24-4"), "/rules/RD24#RD24-4");
});

test("a search finds every word somewhere in what is told of a clause", () => {
  const ids = (change: object) => search(library, { ...ALL, ...change }).map((f) => f.rule.id);
  assert.deepEqual(ids({ text: "partner AGAINST" }), ["RD24-5"]);
  assert.deepEqual(ids({ text: "sanctions" }), ["RD24-16", "RD24-7"], "kinds of event by their shown names");
  assert.deepEqual(ids({ country: "KOR" }), ["UK53-1"]);
  assert.deepEqual(ids({ modality: "must_not", country: "PRK" }), ["RD24-5"]);
  assert.deepEqual(ids({ text: "no such word" }), []);
  assert.equal(isFiltering(ALL), false);
  assert.equal(isFiltering({ ...ALL, text: "  " }), false);
});

test("the comparison sorts rules by theme and texts by age", () => {
  assert.deepEqual(library[0]!.rules.map(themeOf), ["assist", "hostile", "sanctions", "un"]);
  assert.deepEqual(
    armed(library).map((i) => i.id),
    ["RD24", "SD61"],
  );
});

test("a case's answers and a short condition read as sentences", () => {
  assert.equal(answers(["due", "disputed:D3,D5"]), "due or disputed D3, D5");
  assert.equal(inline({ joins: "any", kids: [{ prose: "this" }, { prose: "that" }] }), "this or that");
  assert.equal(readable("On 2024-12-04 it began."), "On 4 Dec 2024 it began.");
});

test("every kind of clause and every modality has a word", () => {
  for (const kind of ["consult", "assist", "act", "prohibit", "permit"]) assert.ok(has(`rules-kind-${kind}`), kind);
  for (const modality of ["must", "must_not", "may"]) assert.ok(has(`rules-modality-${modality}`), modality);
});
