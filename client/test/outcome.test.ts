import assert from "node:assert/strict";
import { test } from "node:test";
import type { Catalogue } from "../src/catalogue-types.ts";
import { questions } from "../src/core/debrief.ts";
import { outcomeOf } from "../src/core/outcome.ts";
import { catalogue } from "../src/core/store.ts";
import "../src/panels/outcome.tsx";
import type { LogEvent, View } from "../src/wire.ts";
import packed from "../testdata/catalogue.json";
import sample from "../testdata/view.json";

const view = sample as unknown as View;
catalogue.value = packed as unknown as Catalogue;
const duty = (n: number, id: number, clause: string, actor: string, target: string, to: string) =>
  ({ n, turn: 4, phase: "response", k: "duty", duty: id, clause, actor, target, to }) as LogEvent;
const after = (...more: LogEvent[]): View => ({ ...view, log: [...view.log, ...more] });

test("the heat of a match: the pairs that mattered, with their highest tension and rung", () => {
  const { pairs } = outcomeOf(view);
  assert.deepEqual(pairs[0], { a: "PRK", b: "KOR", tension: view.tension[3]![4], turn: 4, rung: view.rung[3]![4] });
  assert.ok(pairs.length <= 5);
  const slipped = outcomeOf(
    after({ n: 90, turn: 4, phase: "response", k: "slip", actor: "USA", target: "PRK", rung: 9 } as LogEvent),
  );
  assert.equal(slipped.pairs[0]!.rung, 9, "a rung counts although it was left again");
  const fallen = {
    n: 91,
    turn: 1,
    phase: "orders",
    k: "rung",
    actor: "RUS",
    target: "CHN",
    from: "8",
    rung: 7,
  } as LogEvent;
  assert.equal(outcomeOf(after(fallen)).pairs[0]!.rung, 8, "so does the one a pair began on");
});

test("duties are told by how they ended; what was only on offer is left out", () => {
  const { duties } = outcomeOf({
    ...view,
    log: [
      duty(1, 1, "UK53-2", "USA", "KOR", "available"),
      duty(2, 1, "UK53-2", "USA", "KOR", "lapsed"),
      duty(3, 2, "UK53-3", "USA", "KOR", "due"),
      duty(4, 2, "UK53-3", "USA", "KOR", "fulfilled"),
      duty(5, 3, "RD24-4", "RUS", "PRK", "disputed"),
      duty(6, 3, "RD24-4", "RUS", "PRK", "lapsed"),
      duty(7, 4, "CD61-2b", "CHN", "PRK", "due"),
      duty(8, 4, "CD61-2b", "CHN", "PRK", "breached"),
      duty(9, 5, "CD61-2b", "CHN", "PRK", "due"),
      duty(10, 5, "CD61-2b", "CHN", "PRK", "breached"),
      duty(11, 6, "CD61-4", "CHN", "PRK", "due"),
    ],
  });
  assert.deepEqual(
    duties.map((d) => [d.fate, d.clause, d.count, d.event]),
    [
      ["broken", "CD61-2b", 2, 10],
      ["disputed", "RD24-4", 1, 6],
      ["kept", "UK53-3", 1, 4],
      ["open", "CD61-4", 1, 11],
    ],
    "promises of help first",
  );
});

test("wars and dead: a declaration once for each pair, the dead by who lost them", () => {
  const war = (n: number) =>
    ({
      n,
      turn: 4,
      phase: "orders",
      k: "act",
      kind: "declare_war",
      action: "D15",
      actor: "PRK",
      target: "KOR",
    }) as LogEvent;
  const o = outcomeOf(after(war(80), war(81)));
  assert.deepEqual(
    o.wars.filter((w) => w.declared).map((w) => [w.a, w.b, w.event]),
    [["PRK", "KOR", 80]],
  );
  assert.deepEqual(o.dead, [
    { seat: "PRK", count: 60 },
    { seat: "KOR", count: 4 },
  ]);
});

test("three questions come from the record; a calm match has its own", () => {
  const [rise, promise, force] = questions(view, outcomeOf(view));
  assert.match(rise!, /^In turn \d tension between/);
  assert.match(promise!, /US–ROK 1953|Russia–DPRK 2024/);
  assert.match(force!, /^North Korea was the first to use force, in turn 4/);
  const calm = { ...view, log: [], history: view.history.slice(0, 1) };
  assert.deepEqual(questions(calm, outcomeOf(calm)), [
    "Tension never rose. What kept it down?",
    "No treaty duty fell due. Did the treaties change what anybody did?",
    "Nobody is known to have used force. When was it closest, and what held it back?",
  ]);
});
