// The golden frames of server/wire, one of every kind: this reader takes each, and
// what this client sends is what the server's tests read.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { Connection, type TransportEvents } from "../src/core/socket.ts";
import { update } from "../src/core/update.ts";
import type { Command, EventBodies, EventFrame, FromServer, Message, Reveal, Sent, View } from "../src/wire.ts";
import { clock } from "./clock.ts";

const FOLDER = "../server/wire/testdata/";
const golden = new Map(
  readdirSync(FOLDER).map((file) => [file.replace(".json", ""), JSON.parse(readFileSync(FOLDER + file, "utf8"))]),
);
const of = (side: string) => [...golden].filter(([name]) => name.startsWith(`${side}.`)).map(([, frame]) => frame);
const fromServer = of("server") as FromServer[];

/** A connection whose other end is this test; ids and tickets are those of the golden frames. */
function line() {
  const sent: Record<string, unknown>[] = [];
  const heard: string[] = [];
  const time = clock();
  let ends: TransportEvents | undefined;
  const connection = new Connection(
    {
      connect: (events) => {
        ends = events;
        return { send: (text) => sent.push(JSON.parse(text)), close: () => heard.push("closed") };
      },
      ticket: async () => ({ ticket: golden.get("client.hello").ticket }),
      random: () => 0,
      newId: () => golden.get("server.ack").id,
      now: time.now,
      after: time.after,
    },
    {
      status: (status) => heard.push(status),
      welcome: (frame) => heard.push(`welcome ${frame.role}`),
      room: (change) => heard.push(`room ${change.match}`),
      snapshot: (view) => heard.push(`snapshot ${view.as}`),
      event: (frame) => heard.push(`ev ${frame.o}`),
      lag: (ms) => heard.push(`lag ${ms}`),
    },
  );
  const open = async () => {
    await new Promise<void>((done) => setImmediate(done));
    ends!.open();
  };
  return {
    connection,
    sent,
    heard,
    open,
    hear: (frame: object) => ends!.text(JSON.stringify(frame)),
    breaks: () => ends!.closed(1006, ""),
    pass: time.pass,
  };
}

/** A line that has got the golden welcome and snapshot. */
async function live() {
  const l = line();
  l.connection.start();
  await l.open();
  l.hear(golden.get("server.welcome"));
  l.hear(golden.get("server.snapshot"));
  return l;
}

/** What each kind of frame does to a live line; a kind without an entry is not handled. */
const effects: Record<FromServer["t"], (frame: never) => Promise<void>> = {
  welcome: async () => {
    const l = line();
    l.connection.start();
    await l.open();
    l.hear(golden.get("server.welcome"));
    assert.deepEqual(l.sent, [golden.get("client.hello"), golden.get("client.sub")]);
    assert.equal(l.heard.at(-1), "welcome player");
  },
  room: async (frame) => hears(frame, "room m2"),
  snapshot: async (frame) => hears(frame, "live"),
  live: async (frame) => hears(frame, "live"),
  ev: async (frame: EventFrame) => {
    const l = await live();
    l.hear({ ...golden.get("server.snapshot"), offset: frame.o - 1 });
    l.hear(frame);
    assert.equal(l.heard.at(-1), `ev ${frame.o}`);
  },
  ack: async (frame) => {
    const l = await live();
    const answer = l.connection.command({ verb: "next" });
    l.hear(frame);
    assert.deepEqual(await answer, { ok: true });
  },
  nack: async (frame: { code: string; reason: string; retryable: boolean }) => {
    const l = await live();
    const answer = l.connection.command({ verb: "next" });
    l.hear(frame);
    const { code, reason, retryable } = { code: "", reason: "", retryable: undefined, ...(await answer) };
    assert.deepEqual(
      { code, reason, retryable },
      { code: frame.code, reason: frame.reason, retryable: frame.retryable },
    );
  },
  pong: async (frame: { n: number }) => {
    const l = await live();
    while (l.sent.at(-1)!.n !== frame.n) {
      l.pass(25_000);
      l.hear({ ...frame, n: 0 }); // another pong keeps the line, and measures nothing
    }
    l.hear(frame);
    assert.equal(l.heard.at(-1), "lag 0");
  },
  reconnect: async (frame) => {
    const l = await live();
    l.hear(frame);
    assert.deepEqual(l.heard.slice(-2), ["closed", "waiting"]);
  },
};

async function hears(frame: object, last: string) {
  const l = await live();
  l.hear(frame);
  assert.equal(l.heard.at(-1), last);
}

for (const [name, frame] of golden) {
  if (name.startsWith("server.")) test(`${name} is taken in`, () => effects[(frame as FromServer).t](frame as never));
}

test("there is a golden frame of every kind this client knows", () => {
  assert.deepEqual([...new Set(fromServer.map((f) => f.t))].sort(), Object.keys(effects).sort());
});

test("every command goes out as the golden frame says", async () => {
  const commands = of("client").filter((f) => f.t === "cmd") as ({ t: "cmd"; id: string } & Command)[];
  assert.ok(commands.length >= 15);
  for (const golden of commands) {
    const l = await live();
    const { t: _t, id: _id, ...command } = golden;
    l.connection.command(command as Command);
    assert.deepEqual(l.sent.at(-1), golden);
  }
});

test("the line itself speaks in golden frames", async () => {
  const l = await live();
  l.pass(25_000);
  assert.deepEqual(Object.keys(l.sent.at(-1)!), Object.keys(golden.get("client.ping")));
  l.breaks();
  l.pass(0);
  await l.open();
  l.hear(golden.get("server.welcome"));
  assert.deepEqual(l.sent.at(-1), golden.get("client.sub-resume"));
});

const before = golden.get("server.snapshot").view as View;

/** What each kind of event does to the view of the golden snapshot. */
const changes: { [K in keyof EventBodies]: (after: View, body: EventBodies[K]) => void } = {
  start: (after, body: View) => assert.deepEqual(after, body),
  sent: (after, body: Sent) =>
    assert.deepEqual(after.sent, body.withdrawn ? undefined : { lines: body.lines, answers: body.answers ?? [] }),
  message: (after, body: Message) => assert.deepEqual(after.messages, [...before.messages, body]),
  reveal: (after, body: Reveal) => {
    assert.deepEqual([after.turn, after.phase, after.date], [body.turn, body.phase, body.date]);
    assert.deepEqual([after.sent, after.pledge, after.over], [undefined, body.pledge, body.over]);
    for (const [a, b, value] of body.tension ?? []) assert.equal(after.tension[b]![a], value);
    for (const change of body.duties ?? []) {
      const [duty, ...others] = after.duties.filter((d) => d.id === change.id);
      const told = Object.fromEntries(Object.entries(change).map(([name, value]) => [name, value ?? undefined]));
      assert.deepEqual({ ...duty, ...told }, duty);
      assert.deepEqual(others, []);
    }
    for (const line of body.log) assert.ok(after.log.some((e) => e.n === line.n));
    assert.deepEqual(after.doubts, body.doubts);
    assert.deepEqual(after.world, { ...before.world, ...body.world });
    assert.deepEqual(
      after.history.at(-1),
      { turn: body.turn, rung: after.rung.map((row) => Math.max(...row)), tension: after.history.at(-1)!.tension },
      "the new point follows from the pairs",
    );
  },
};

test("every golden event changes the view, and every kind of event has one", () => {
  const kinds = new Set<string>();
  for (const frame of fromServer) {
    if (frame.t !== "ev") continue;
    kinds.add(frame.k);
    changes[frame.k as keyof EventBodies](update(before, frame.k, frame.b), frame.b as never);
  }
  assert.deepEqual([...kinds].sort(), Object.keys(changes).sort());
});
