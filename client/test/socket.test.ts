import assert from "node:assert/strict";
import { test } from "node:test";
import { type Answered, Connection, type Env, type Status, type TransportEvents } from "../src/core/socket.ts";
import { clock } from "./clock.ts";

/** A transport that does nothing by itself, and a clock that moves when told. */
function bench(luck = 0.5) {
  const lines: TransportEvents[] = [];
  const sent: Record<string, unknown>[] = [];
  const seen: string[] = [];
  const time = clock();
  let tickets = 0;
  let ids = 0;
  let refusal = "";
  let hangs = false;
  const env: Env = {
    connect: (events) => {
      lines.push(events);
      return { send: (text) => sent.push(JSON.parse(text)), close: (code) => seen.push(`closed ${code}`) };
    },
    ticket: () => {
      if (hangs) return new Promise(() => {});
      return Promise.resolve(refusal ? { stop: refusal } : { ticket: `t${++tickets}` });
    },
    random: () => luck,
    newId: () => `id${++ids}`,
    now: time.now,
    after: time.after,
  };
  const status: Status[] = [];
  const lags: number[] = [];
  const connection = new Connection(env, {
    status: (s) => status.push(s),
    welcome: () => seen.push("welcome"),
    room: () => seen.push("room"),
    snapshot: () => seen.push("snapshot"),
    event: (f) => seen.push(`ev ${f.o}`),
    lag: (ms) => lags.push(ms),
  });
  const say = (frame: object) => lines.at(-1)!.text(JSON.stringify(frame));
  const tick = () => new Promise<void>((done) => setImmediate(done));
  const refuse = (why: string) => {
    refusal = why;
  };
  const hang = (on: boolean) => {
    hangs = on;
  };
  return { connection, lines, sent, seen, status, lags, say, tick, refuse, hang, ...time };
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
  b.pass(250);
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

/** Breaks the line again and again and gives the pauses before it is tried anew. */
async function pauses(b: ReturnType<typeof bench>, times: number): Promise<number[]> {
  const out: number[] = [];
  for (let n = 0; n < times; n++) {
    await b.tick();
    b.lines.at(-1)!.closed(1006, "");
    out.push(b.next());
    b.pass(b.next());
  }
  return out;
}

test("the pause before the next try doubles up to 20 s and is all luck", async () => {
  const most = bench(1);
  most.connection.start();
  assert.deepEqual(await pauses(most, 8), [500, 1000, 2000, 4000, 8000, 16_000, 20_000, 20_000]);
  const some = bench(0.1);
  some.connection.start();
  assert.deepEqual(await pauses(some, 3), [50, 100, 200]);
});

test("a line that held for a while starts over with short pauses, one that broke at once does not", async () => {
  const b = bench(1);
  await live(b);
  assert.deepEqual(await pauses(b, 2), [500, 1000]);
  await b.tick();
  b.say(welcome);
  b.say(snapshot);
  assert.deepEqual(await pauses(b, 1), [2000]);
  await b.tick();
  b.say(welcome);
  b.say(snapshot);
  b.pass(10_000);
  assert.deepEqual(await pauses(b, 1), [500]);
});

test("a server that restarts says when to come back, and that is when", async () => {
  const b = bench();
  await live(b);
  b.say({ t: "reconnect", after_ms: 1234 });
  assert.equal(b.seen.at(-1), "closed 1000");
  b.pass(1233);
  await b.tick();
  assert.equal(b.lines.length, 1);
  b.pass(1);
  await b.tick();
  assert.equal(b.lines.length, 2);
});

test("a code from 4500 on stops for good and fails what is open", async () => {
  const b = bench();
  await live(b);
  const answer = b.connection.command({ verb: "say", body: { to: ["USA"], text: "hello" } });
  b.lines.at(-1)!.closed(4503, "removed by the leader");
  assert.deepEqual(await answer, { ok: false, code: "closed", reason: "removed by the leader", retryable: true });
  assert.equal(b.status.at(-1), "stopped");
  b.pass(60_000);
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

const pings = (b: ReturnType<typeof bench>) => b.sent.filter((f) => f.t === "ping").length;

test("a ping goes out every 25 s and measures the way to the server and back", async () => {
  const b = bench();
  await live(b);
  b.pass(25_000);
  assert.deepEqual(b.sent.at(-1), { t: "ping", n: 1 });
  b.pass(80);
  b.say({ t: "pong", n: 1 });
  b.pass(25_000);
  b.say({ t: "pong", n: 2 });
  assert.deepEqual([b.lags[0], pings(b)], [80, 2]);
});

test("a line that brings nothing for 60 s although asked is dead", async () => {
  const b = bench();
  await live(b);
  b.pass(59_999);
  assert.deepEqual([b.status.at(-1), pings(b)], ["live", 2]);
  b.pass(1);
  assert.deepEqual([b.status.at(-1), b.seen.at(-1)], ["waiting", "closed 3008"]);
});

test("whatever comes is a sign of life", async () => {
  const b = bench();
  await live(b);
  for (let o = 6; o < 12; o++) {
    b.pass(50_000);
    b.say({ t: "ev", o, k: "message", b: {} });
  }
  assert.equal(b.status.at(-1), "live");
});

test("a tab in the background, woken once a minute, keeps its line", async () => {
  const b = bench();
  b.throttle(60_000);
  await live(b);
  for (let minute = 1; minute <= 30; minute++) {
    b.pass(61_000);
    b.say({ t: "pong", n: pings(b) });
  }
  assert.deepEqual([b.status.at(-1), b.lines.length], ["live", 1]);
  b.pass(180_000);
  assert.equal(b.seen.at(-1), "closed 3008");
});

test("a machine that slept asks before it gives a line up", async () => {
  const b = bench();
  await live(b);
  b.sleep(3_600_000);
  b.pass(0);
  assert.deepEqual([b.status.at(-1), pings(b)], ["live", 1]);
  b.pass(10_000);
  assert.equal(b.status.at(-1), "waiting");
});

test("back on the screen the line is asked at once and must answer soon", async () => {
  const b = bench();
  await live(b);
  b.connection.check();
  assert.equal(pings(b), 1);
  b.pass(5_000);
  b.say({ t: "pong", n: 1 });
  b.pass(5_000);
  assert.equal(b.status.at(-1), "live");
  b.connection.check();
  b.pass(10_000);
  assert.equal(b.status.at(-1), "waiting");
});

test("back on the screen while the line is down, it is tried at once", async () => {
  const b = bench();
  await live(b);
  b.lines.at(-1)!.closed(4011, "");
  b.connection.check();
  await b.tick();
  assert.equal(b.lines.length, 2);
});

test("the server's signs of life are answered without a timer", async () => {
  const b = bench();
  b.throttle(3_600_000);
  await live(b);
  for (let n = 1; n <= 9; n++) {
    b.pass(20_000);
    b.lines.at(-1)!.alive();
    b.say({ t: "pong", n });
  }
  assert.deepEqual([b.status.at(-1), pings(b)], ["live", 9]);
});

test("a line that is not greeted within 10 s is given up, and so is a ticket that never comes", async () => {
  const b = bench();
  b.connection.start();
  await b.tick();
  b.lines.at(-1)!.open();
  b.pass(10_000);
  assert.deepEqual([b.status.at(-1), b.seen.at(-1)], ["waiting", "closed 3008"]);
  b.hang(true);
  b.pass(250);
  assert.equal(b.status.at(-1), "connecting");
  b.pass(10_000);
  assert.equal(b.status.at(-1), "waiting");
  b.hang(false);
  b.pass(500);
  await b.tick();
  assert.equal(b.lines.length, 2);
});

test("a room that moves to another match is followed from its start", async () => {
  const b = bench();
  await live(b);
  b.say({ t: "room", room: { match: "m2" } });
  assert.deepEqual(b.sent.at(-1), { t: "sub", match: "m2" });
});
