import assert from "node:assert/strict";
import { test } from "node:test";
import { type Answered, Connection, type Env, type Status, type TransportEvents } from "../src/core/socket.ts";

interface Timer {
  ms: number;
  run(): void;
}

/** A transport and a clock that do nothing by themselves. */
function bench() {
  const lines: TransportEvents[] = [];
  const sent: Record<string, unknown>[] = [];
  const timers: Timer[] = [];
  const seen: string[] = [];
  let tickets = 0;
  let ids = 0;
  let refusal = "";
  const env: Env = {
    connect: (events) => {
      lines.push(events);
      return { send: (text) => sent.push(JSON.parse(text)), close: () => seen.push("closed") };
    },
    ticket: async () => (refusal ? { stop: refusal } : { ticket: `t${++tickets}` }),
    random: () => 0.5,
    newId: () => `id${++ids}`,
    after: (ms, run) => {
      const timer = { ms, run };
      timers.push(timer);
      return () => timers.splice(timers.indexOf(timer), 1);
    },
  };
  const status: Status[] = [];
  const connection = new Connection(env, {
    status: (s) => status.push(s),
    welcome: () => seen.push("welcome"),
    room: () => seen.push("room"),
    snapshot: () => seen.push("snapshot"),
    event: (f) => seen.push(`ev ${f.o}`),
  });
  const say = (frame: object) => lines.at(-1)!.text(JSON.stringify(frame));
  const tick = () => new Promise<void>((done) => setImmediate(done));
  const fire = () => {
    for (const timer of timers.splice(0)) timer.run();
  };
  const refuse = (why: string) => {
    refusal = why;
  };
  return { connection, lines, sent, timers, seen, status, say, tick, fire, refuse };
}

const room = { match: "m1" };
const welcome = { t: "welcome", v: "casus.v1", role: "player", member: "x", match: "m1", room, heartbeat_ms: 20000 };
const snapshot = { t: "snapshot", epoch: "e1", offset: 5, view: {} };

async function live(b: ReturnType<typeof bench>) {
  b.connection.start();
  await b.tick();
  b.lines.at(-1)!.open();
  b.say(welcome);
  b.say(snapshot);
}

test("hello with a ticket, then a subscription, then events in order", async () => {
  const b = bench();
  await live(b);
  b.say({ t: "ev", o: 6, k: "message", b: {} });
  assert.deepEqual(b.sent, [
    { t: "hello", ticket: "t1" },
    { t: "sub", match: "m1" },
  ]);
  assert.deepEqual(b.seen, ["welcome", "snapshot", "ev 6"]);
  assert.equal(b.status.at(-1), "live");
});

test("a repeated event is ignored and a gap asks for what is missing", async () => {
  const b = bench();
  await live(b);
  b.say({ t: "ev", o: 5, k: "message", b: {} });
  b.say({ t: "ev", o: 8, k: "message", b: {} });
  assert.deepEqual(
    b.seen.filter((s) => s.startsWith("ev")),
    [],
  );
  assert.deepEqual(b.sent.at(-1), { t: "sub", match: "m1", epoch: "e1", after: 5 });
});

test("a command goes out once and is answered once", async () => {
  const b = bench();
  await live(b);
  const answers: Answered[] = [];
  b.connection.command({ verb: "ready", body: { ready: true } }).then((a) => answers.push(a));
  assert.deepEqual(b.sent.at(-1), { t: "cmd", id: "id1", verb: "ready", body: { ready: true } });
  b.say({ t: "ack", id: "id1" });
  b.say({ t: "ack", id: "id1" });
  await b.tick();
  assert.deepEqual(answers, [{ ok: true }]);
});

test("after a break it comes back where it was and repeats the open command under its id", async () => {
  const b = bench();
  await live(b);
  b.connection.command({ verb: "orders", turn: 4, phase: "orders", body: { lines: [1] } });
  b.lines.at(-1)!.closed(1006, "");
  assert.equal(b.status.at(-1), "waiting");
  b.fire();
  await b.tick();
  b.lines.at(-1)!.open();
  b.say(welcome);
  assert.deepEqual(b.sent.at(-1), { t: "sub", match: "m1", epoch: "e1", after: 5 });
  b.say({ t: "live", epoch: "e1", from: 6 });
  assert.deepEqual(b.sent.at(-1), {
    t: "cmd",
    id: "id1",
    verb: "orders",
    turn: 4,
    phase: "orders",
    body: { lines: [1] },
  });
  assert.deepEqual(
    b.sent.filter((f) => f.t === "hello"),
    [
      { t: "hello", ticket: "t1" },
      { t: "hello", ticket: "t2" },
    ],
  );
});

test("the pause before the next try grows and has luck in it", async () => {
  const b = bench();
  b.connection.start();
  const pauses: number[] = [];
  for (let n = 0; n < 4; n++) {
    await b.tick();
    b.lines.at(-1)!.closed(1006, "");
    pauses.push(b.timers.at(-1)!.ms);
    b.fire();
  }
  assert.deepEqual(pauses, [375, 750, 1500, 3000]);
});

test("a code from 4500 on stops for good and fails what is open", async () => {
  const b = bench();
  await live(b);
  const answer = b.connection.command({ verb: "say", body: {} });
  b.lines.at(-1)!.closed(4503, "removed by the leader");
  assert.deepEqual(await answer, { ok: false, code: "closed", reason: "removed by the leader", retryable: true });
  assert.equal(b.status.at(-1), "stopped");
  b.fire();
  await b.tick();
  assert.equal(b.lines.length, 1);
});

test("a refused ticket stops with the server's reason", async () => {
  const b = bench();
  b.refuse("This seat was removed.");
  b.connection.start();
  await b.tick();
  assert.equal(b.status.at(-1), "stopped");
  assert.equal(b.lines.length, 0);
});

test("silence over two heartbeats breaks the line", async () => {
  const b = bench();
  await live(b);
  b.fire();
  assert.deepEqual(b.sent.at(-1), { t: "ping", n: 1 });
  b.fire();
  assert.equal(b.status.at(-1), "waiting");
});

test("a room that moves to another match is followed from its start", async () => {
  const b = bench();
  await live(b);
  b.say({ t: "room", room: { match: "m2" } });
  assert.deepEqual(b.sent.at(-1), { t: "sub", match: "m2" });
});
