import assert from "node:assert/strict";
import { test } from "node:test";
import type { Catalogue, Treaty } from "../src/catalogue-types.ts";
import { aboutPercent, doubtSentences, dutySentence, outlookSentence, tellPlain } from "../src/core/describe.ts";
import { catalogue } from "../src/core/store.ts";
import { inForce, isAbsent } from "../src/panels/board.tsx";
import type { Duty, LogEvent } from "../src/wire.ts";
import packed from "../testdata/catalogue.json";

catalogue.value = packed as unknown as Catalogue;
const duty = (state: string, more: Partial<Duty> = {}) =>
  ({
    id: 1,
    clause: "RD24-4",
    obligor: "RUS",
    claimant: "PRK",
    against: "KOR",
    opened: 4,
    due: 5,
    state,
    ...more,
  }) as Duty;
const event = (e: Partial<LogEvent>) => ({ n: 1, turn: 1, phase: "orders", ...e }) as LogEvent;

test("a disputed duty is told as what would follow, a due one as what must be done", () => {
  assert.equal(
    dutySentence(duty("due")),
    "Russia must say how it helps North Korea against South Korea, by the end of turn 5.",
  );
  assert.equal(
    dutySentence(duty("disputed")),
    "Russia would have to say how it helps North Korea against South Korea, by the end of turn 5, if the treaty is read broadly.",
  );
  assert.equal(
    dutySentence(
      duty("disputed", { clause: "UK53-2", obligor: "USA", claimant: "KOR", against: undefined, due: undefined }),
    ),
    "The United States would have to consult with South Korea, if the treaty is read broadly.",
  );
});

test("what nobody ordered does not read like an order", () => {
  const e = event({ k: "incident", kind: "intrusion", actor: "PRK", target: "USA" });
  assert.equal(
    tellPlain(e),
    "Incident between North Korea and the United States: border crossing by forces of North Korea. Nobody ordered it.",
  );
  assert.match(tellPlain({ ...e, reason: "accident" }), /^Accident between .*Nobody meant it\.$/);
});

test("the ladder is climbed and come down", () => {
  const e = event({ k: "rung", actor: "USA", target: "PRK", from: "3", rung: 2 });
  assert.equal(tellPlain(e), "The United States and North Korea calm down from rung 3 to rung 2.");
  assert.equal(tellPlain({ ...e, rung: 6 }), "The United States and North Korea climb from rung 3 to rung 6.");
});

test("a belief is told in steps of five percent", () => {
  assert.deepEqual([646, 0, 1000, 980].map(aboutPercent), [65, 0, 100, 100]);
  const e = event({ k: "claim", kind: "sabotage", actor: "PRK", target: "USA", att: 646 });
  assert.equal(
    tellPlain(e),
    "The sabotage against the United States is now put down to North Korea (about 65 % sure).",
  );
});

test("a text that the match is played without is no text that is out of force", () => {
  const treaty = { id: "RD24", in_force: [] } as unknown as Treaty;
  assert.equal(isAbsent(treaty, ["not_in_force"]), true);
  assert.equal(isAbsent(treaty, ["signed_not_in_force"]), false, "signed, never in force: still part of it");
  assert.equal(isAbsent({ ...treaty, in_force: [{ from: "2024-12-04" }] }, ["not_in_force"]), false);
  assert.equal(inForce({ ...treaty, in_force: [{ from: "2024-12-04" }] }, "2024-11-04"), "not in force on this date");
});

test("how others see a duty is one sentence beside it, and nothing where there is no opinion", () => {
  assert.equal(outlookSentence(duty("due")), "");
  assert.equal(
    outlookSentence(duty("due", { outlook: { status: "contested", score: 620, began: true } })),
    "How others see it: governments are divided, and hold that North Korea began; whoever helps it loses standing.",
  );
});

test("a doubt says whom most suspect, what one thinks oneself and what is done about it", () => {
  const doubt = { event: 3, kind: "sabotage", target: "KOR", suspect: "PRK", att: 424, left: 1 };
  assert.deepEqual(doubtSentences({ ...doubt, denied: ["PRK"], belief: { PRK: 603, accident: 150 } }), [
    "The sabotage against South Korea: most suspect North Korea (about 40 % sure).",
    "You yourself think most of North Korea (about 60 %).",
    "North Korea denies it.",
    "Evidence may come in for one more turn.",
  ]);
  assert.match(
    doubtSentences({ ...doubt, suspect: undefined, left: 0 }).join(" "),
    /nobody in particular is suspected\. No more evidence is coming in\.$/,
  );
});

test("advice between allies is told by what the ally made of it", () => {
  const e = event({ k: "advice", actor: "CHN", target: "PRK", against: "KOR", to: "heeded", rung: 2 });
  assert.equal(
    tellPlain(e),
    "North Korea listens to China: it will go no higher than rung 2 against South Korea until the end of next turn.",
  );
  assert.equal(
    tellPlain({ ...e, to: "refused" }),
    "North Korea does not listen to China and does as it likes about South Korea.",
  );
  assert.equal(
    tellPlain({ ...e, to: "dissociated" }),
    "North Korea does not listen to China about South Korea, and China takes its distance.",
  );
  assert.equal(
    tellPlain(event({ k: "alarm", actor: "RUS", target: "PRK", tension: 30 })),
    "The pact of Russia and North Korea alarms their rivals: tension rises by 30.",
  );
});
