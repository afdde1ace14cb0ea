import assert from "node:assert/strict";
import { test } from "node:test";
import { folded } from "../src/core/fold.ts";
import type { LogEvent } from "../src/wire.ts";

const duty = (n: number, to: string, phase = "orders") => ({ n, turn: 1, phase, k: "duty", to }) as LogEvent;
const act = (n: number) => ({ n, turn: 1, phase: "orders", k: "act" }) as LogEvent;
const shape = (log: LogEvent[]) => folded(log).map((run) => [run.first, ...run.rest].map((e) => e.n));

test("three offers in a row become one line", () => {
  assert.deepEqual(shape([act(1), duty(2, "available"), duty(3, "available"), duty(4, "available"), act(5)]), [
    [1],
    [2, 3, 4],
    [5],
  ]);
});

test("two offers, and duties that press, stay apart", () => {
  assert.deepEqual(
    shape([duty(1, "available"), duty(2, "available"), duty(3, "due"), duty(4, "due"), duty(5, "due")]),
    [[1], [2], [3], [4], [5]],
  );
});

test("offers, lapses and phases do not mix", () => {
  const log = [1, 2, 3].map((n) => duty(n, "available"));
  const lapsed = [4, 5, 6].map((n) => duty(n, "lapsed"));
  const later = [7, 8, 9].map((n) => duty(n, "lapsed", "response"));
  assert.deepEqual(shape([...log, ...lapsed, ...later]), [
    [1, 2, 3],
    [4, 5, 6],
    [7, 8, 9],
  ]);
});
