import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { FluentResource } from "@fluent/bundle";
import { uuid7 } from "../src/core/id.ts";
import "../src/rules/words.ts";
import { phaseNow } from "../src/core/live.ts";
import "../src/panels/outcome.tsx";
import "../src/ui/dialogwords.ts";
import { parse } from "../src/core/route.ts";
import { view } from "../src/core/store.ts";
import { has } from "../src/core/text.ts";
import { parameters } from "../src/panels/explain.tsx";
import { newest } from "../src/panels/log.tsx";
import { heat } from "../src/panels/matrix.tsx";
import { groups, lane } from "../src/panels/timeline.tsx";
import { minutes, secondsLeft } from "../src/panels/turnbar.tsx";
import type { LogEvent, View } from "../src/wire.ts";
import sample from "../testdata/view.json";

test("an address is read in any case, as a QR code sends capitals", () => {
  assert.deepEqual(parse("/JOIN/kx74p2"), { screen: "join", code: "KX74P2" });
  assert.deepEqual(parse("/replay/r1", "?from=file"), { screen: "replay", id: "r1", file: true });
  assert.deepEqual(parse("/"), { screen: "home" });
  assert.deepEqual(parse("/room"), { screen: "lost" });
});

test("ids carry their time and their version", () => {
  const zero = (bytes: Uint8Array) => bytes.fill(0xff);
  assert.equal(uuid7(0x0190_0000_0001, zero), "01900000-0001-7fff-bfff-ffffffffffff");
  assert.ok(uuid7(1000) < uuid7(2000));
});

test("every word the sources ask for is in the catalogue, and every message is well formed", () => {
  const sources = readdirSync("src", { recursive: true, encoding: "utf8" }).filter((f) => /\.tsx?$/.test(f));
  const asked = new Set<string>();
  for (const file of sources) {
    for (const [, id] of readFileSync(`src/${file}`, "utf8").matchAll(/\bt\("([\w-]+)"/g)) asked.add(id!);
  }
  assert.ok(asked.size > 150, "the search finds the calls");
  assert.deepEqual(
    [...asked].filter((id) => !has(id)),
    [],
  );
  for (const name of readdirSync("../assets/text/en")) {
    const text = readFileSync(`../assets/text/en/${name}`, "utf8");
    const lines = text
      .split("\n")
      .filter((l) => /^[a-zA-Z][\w-]* =/.test(l))
      .map((l) => l.split(" ")[0]);
    assert.equal(new FluentResource(text).body.length, lines.length, `${name} parses whole`);
    assert.equal(new Set(lines).size, lines.length, `${name} names nothing twice`);
  }
});

test("lines on the same rung lie side by side and share one label at their own height", () => {
  const rungs = [1, 1, 3, 3, 3, 0];
  assert.deepEqual(
    rungs.map((_, i) => lane(rungs, i)),
    [-0.5, 0.5, -1, 0, 1, 0],
  );
  assert.deepEqual(groups(rungs), [
    { rung: 3, seats: ["USA", "PRK", "KOR"] },
    { rung: 1, seats: ["RUS", "CHN"] },
    { rung: 0, seats: ["JPN"] },
  ]);
});

test("tension falls into seven steps", () => {
  assert.deepEqual([0, 99, 100, 480, 700, 1000].map(heat), [0, 0, 1, 3, 5, 6]);
});

test("the clock counts down to nothing and stands still when paused", () => {
  assert.equal(secondsLeft({ state: "running", ends_ms: 61_000 }, 1_000), 60);
  assert.equal(secondsLeft({ state: "running", ends_ms: 0 }, 1_000), 0);
  assert.equal(secondsLeft({ state: "paused", left_ms: 90_000 }, 1_000), 90);
  assert.equal(minutes(125), "02:05");
});

test("the news card shows what weighs most, in the order it happened", () => {
  const { top, more } = newest(sample.log as LogEvent[], 4, "KOR");
  assert.deepEqual(
    top.map((e) => e.n),
    [10, 11, 13],
  );
  assert.equal(more, 4);
});

test("what happened before the answers is news too, when the answers passed by themselves", () => {
  const log = [
    { n: 1, turn: 1, phase: "orders", k: "act", actor: "PRK", target: "KOR", sev: 600 },
    { n: 2, turn: 1, phase: "response", k: "act", actor: "RUS", target: "USA" },
  ] as LogEvent[];
  assert.deepEqual(
    newest(log, 2, "PRK").top.map((e) => e.n),
    [1, 2],
  );
});

test("the lobby is no phase: the command that starts the match is bound to none", () => {
  view.value = { ...sample, turn: 1, phase: "lobby" } as unknown as View;
  assert.deepEqual(phaseNow(), {});
  view.value = { ...sample, turn: 2, phase: "response" } as unknown as View;
  assert.deepEqual(phaseNow(), { turn: 2, phase: "response" });
  view.value = undefined;
});

test("a question about an event alone names no clause", () => {
  assert.equal(parameters({ event: 7, clause: undefined }).toString(), "event=7");
  assert.equal(parameters({ duty: 3 }).toString(), "duty=3");
});
