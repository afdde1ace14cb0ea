import assert from "node:assert/strict";
import { test } from "node:test";
import { steps, update } from "../src/core/update.ts";
import type { Reveal, View } from "../src/wire.ts";
import sample from "../testdata/view.json";

const view = sample as unknown as View;
const reveal: Reveal = { turn: 5, phase: "orders", date: "2025-03-04", log: [] };

test("a reveal sets both halves of a pair and leaves the old view alone", () => {
  const before = JSON.stringify(view);
  const next = update(view, "reveal", { ...reveal, tension: [[3, 4, 900]], rung: [[3, 4, 7]] });
  assert.equal(next.tension[3]![4], 900);
  assert.equal(next.tension[4]![3], 900);
  assert.equal(next.countries[4]!.rung, 7);
  assert.equal(JSON.stringify(view), before);
});

test("what was withdrawn is not sealed any more, and an empty set is", () => {
  const held = update(view, "sent", { turn: 4, phase: "orders", lines: [] });
  assert.deepEqual(held.sent, { lines: [], answers: [] });
  const gone = update(held, "sent", { turn: 4, phase: "orders", lines: [], withdrawn: true });
  assert.equal(gone.sent, undefined);
});

test("a reveal moves the clock, opens a new phase and drops what was sent", () => {
  const sent = update(view, "sent", { turn: 4, phase: "orders", lines: [3] });
  assert.deepEqual(sent.sent, { lines: [3], answers: [] });
  const next = update(sent, "reveal", reveal);
  assert.deepEqual([next.turn, next.phase, next.date, next.sent], [5, "orders", "2025-03-04", undefined]);
});

test("a word given to an ally stands until a reveal no longer names it", () => {
  const pledge = { to: "CHN", against: "KOR", rung: 2, until: 6 } as const;
  const held = update(view, "reveal", { ...reveal, pledge });
  assert.deepEqual(held.pledge, pledge);
  assert.equal(update(held, "reveal", { ...reveal, turn: 7 }).pledge, undefined);
});

test("a known duty changes in place and a new one comes last", () => {
  const next = update(view, "reveal", {
    ...reveal,
    duties: [
      { id: 2, clause: "UK53-3", obligor: "USA", claimant: "KOR", state: "fulfilled", opened: 4, answer: "FULL" },
      { id: 9, clause: "RD24-3", obligor: "RUS", claimant: "PRK", state: "due", opened: 5 },
    ],
  });
  assert.deepEqual(
    next.duties.map((d) => [d.id, d.state]),
    [
      [1, "fulfilled"],
      [2, "fulfilled"],
      [3, "due"],
      [4, "disputed"],
      [5, "available"],
      [9, "due"],
    ],
  );
  assert.equal(next.duties[1]!.against, "PRK", "what the change does not name stays");
});

test("an event that comes twice is kept once", () => {
  const event = { n: 99, turn: 4, phase: "orders" as const, k: "act" as const };
  const once = update(view, "reveal", { ...reveal, log: [event] });
  const twice = update(once, "reveal", { ...reveal, log: [event] });
  assert.equal(twice.log.filter((e) => e.n === 99).length, 1);
  const message = { n: 7, turn: 4, from: "USA", to: ["KOR"], text: "hello" };
  const heard = update(update(view, "message", message), "message", message);
  assert.equal(heard.messages.filter((m) => m.n === 7).length, 1);
});

test("facts of a country are merged, others stay", () => {
  const next = update(view, "reveal", { ...reveal, facts: { KOR: { support: 300 } } });
  assert.equal(next.countries[4]!.facts.support, 300);
  assert.equal(next.countries[4]!.facts.econ, 520);
  assert.equal(next.countries[0]!.facts.support, 700);
});

test("the second half of a turn stands half a turn further on", () => {
  const half = update(view, "reveal", { ...reveal, turn: 4, phase: "response", rung: [[3, 4, 8]] });
  const whole = update(half, "reveal", { ...reveal, turn: 5, rung: [[3, 4, 2]] });
  const rows = steps(whole.history);
  assert.deepEqual(
    rows.map((r) => r.at),
    [1, 2, 3, 4, 4.5, 5],
  );
  assert.equal(rows[4]!.rung[4], 8, "worked out from the pairs");
});

test("the start of a match replaces everything; an unknown kind changes nothing", () => {
  assert.equal(update(view, "start", { ...view, turn: 1 }).turn, 1);
  assert.equal(update(view, "weather", {}), view);
});

test("a log line without turn and phase has those of the line before", () => {
  const log = [
    { n: 90, turn: 4, phase: "orders" as const, k: "act" as const },
    { n: 91, k: "rung" as const },
    { n: 92, phase: "response" as const, k: "answer" as const },
  ];
  const rows = update(view, "reveal", { ...reveal, log }).log.slice(-3);
  assert.deepEqual(
    rows.map((e) => `${e.turn} ${e.phase}`),
    ["4 orders", "4 orders", "4 response"],
  );
});

test("of a seat's aims only those that moved are sent", () => {
  const first = update(view, "reveal", { ...reveal, standing: { total: 5, aims: { china: 2, client: 3 } } });
  const next = update(first, "reveal", { ...reveal, standing: { total: 6, aims: { client: 4 } } });
  assert.deepEqual(next.standing, { total: 6, aims: { china: 2, client: 4 } });
  assert.deepEqual(update(next, "reveal", reveal).standing, next.standing);
});

test("doubts are replaced as a whole and stay where nothing is said of them", () => {
  const doubt = { event: 3, kind: "sabotage", target: "KOR", suspect: "PRK", att: 424, left: 3 };
  const first = update(view, "reveal", { ...reveal, doubts: [doubt] });
  assert.deepEqual(update(first, "reveal", reveal).doubts, [doubt]);
  const later = update(first, "reveal", { ...reveal, doubts: [{ ...doubt, att: 700, denied: ["PRK"] }] });
  assert.deepEqual(later.doubts, [{ ...doubt, att: 700, denied: ["PRK"] }]);
});
