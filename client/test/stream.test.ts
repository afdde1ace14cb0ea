import assert from "node:assert/strict";
import { test } from "node:test";
import type { TransportEvents } from "../src/core/socket.ts";
import { eventReader } from "../src/core/sse.ts";
import { openStream } from "../src/core/stream.ts";
import { type Connect, eitherWay, type Way } from "../src/core/ways.ts";

test("events are read however they are cut into pieces", () => {
  const text = ': hello\n\ndata: {"t":"pong"}\n\n:\n\nevent: close\ndata: {"code":4011}\n\n';
  const want = [
    { name: "", data: "" },
    { name: "message", data: '{"t":"pong"}' },
    { name: "", data: "" },
    { name: "close", data: '{"code":4011}' },
  ];
  for (let size = 1; size <= text.length; size++) {
    const read = eventReader();
    const got = [];
    for (let at = 0; at < text.length; at += size) got.push(...read(text.slice(at, at + size)));
    assert.deepEqual(got, want, `in pieces of ${size}`);
  }
});

/** A server of streams in this process; `say` sends a piece of the open stream. */
function server() {
  const asked: { path: string; body: unknown; headers: unknown }[] = [];
  const waiting: ((status: number) => void)[] = [];
  let out: ReadableStreamDefaultController<Uint8Array>;
  const bytes = new TextEncoder();
  const ask = (async (path: string, init: RequestInit) => {
    asked.push({ path, body: init.body, headers: init.headers });
    if (path === "/api/stream") {
      const body = new ReadableStream<Uint8Array>({ start: (c) => void (out = c) });
      init.signal?.addEventListener("abort", () => out.error(new Error("aborted")));
      return new Response(body, { headers: { "Casus-Stream": "KEY" } });
    }
    const status = await new Promise<number>((done) => waiting.push(done));
    return new Response(null, { status });
  }) as typeof fetch;
  const seen: string[] = [];
  const events: TransportEvents = {
    open: () => seen.push("open"),
    text: (data) => seen.push(data),
    alive: () => seen.push("alive"),
    closed: (code, reason) => seen.push(`closed ${code} ${reason}`.trim()),
  };
  const settle = () => new Promise<void>((done) => setTimeout(done));
  const answer = async (status = 204) => {
    waiting.shift()!(status);
    await settle();
  };
  const say = async (text: string) => {
    out.enqueue(bytes.encode(text));
    await settle();
  };
  return { asked, ask, events, seen, say, answer, settle, hangUp: () => out.close() };
}

test("the hello opens the stream, and other frames follow one after the other under its key", async () => {
  const s = server();
  const line = openStream(s.events, s.ask);
  await s.settle();
  assert.deepEqual(s.seen, ["open"]);
  line.send("hello");
  line.send("sub");
  line.send("cmd");
  await s.settle();
  assert.deepEqual(s.asked, [
    { path: "/api/stream", body: "hello", headers: { "Casus-Protocol": "casus.v1.json" } },
    { path: "/api/stream/frame", body: "sub", headers: { Authorization: "Stream KEY" } },
  ]);
  await s.answer();
  assert.equal(s.asked.at(-1)?.body, "cmd");
  await s.say('data: {"a":1}\n\n:\n\ndata: {"b"');
  await s.say(':"ü"}\n\n');
  assert.deepEqual(s.seen, ["open", '{"a":1}', "alive", '{"b":"ü"}']);
});

test("a stream ends with the server's code, or as broken; a closed one says nothing more", async () => {
  const told = server();
  openStream(told.events, told.ask).send("hello");
  await told.settle();
  await told.say('event: close\ndata: {"code":4503,"reason":"removed by the leader"}\n\n');
  assert.equal(told.seen.at(-1), "closed 4503 removed by the leader");

  const cut = server();
  openStream(cut.events, cut.ask).send("hello");
  await cut.settle();
  cut.hangUp();
  await cut.settle();
  assert.equal(cut.seen.at(-1), "closed 1006");

  const lost = server();
  const line = openStream(lost.events, lost.ask);
  line.send("hello");
  line.send("sub");
  await lost.settle();
  await lost.answer(404);
  assert.equal(lost.seen.at(-1), "closed 1006");

  const left = server();
  const mine = openStream(left.events, left.ask);
  mine.send("hello");
  await left.settle();
  mine.close(1000);
  await left.settle();
  assert.deepEqual(left.seen, ["open"]);
});

/** A choice between two transports that do nothing; `ended` names what was tried. */
function choice() {
  let now = 1000;
  let until = 0;
  const tried: Way[] = [];
  let last: TransportEvents;
  const way =
    (name: Way): Connect =>
    (events) => {
      tried.push(name);
      last = events;
      return { send() {}, close() {} };
    };
  const memory = {
    read: () => until,
    write: (x: number) => {
      until = x;
    },
  };
  const nothing: TransportEvents = { open() {}, text() {}, alive() {}, closed() {} };
  const connect = eitherWay({ socket: way("socket"), stream: way("stream") }, memory, () => now);
  return {
    tried,
    dial: () => connect(nothing),
    text: () => last.text("{}"),
    closed: (code: number) => last.closed(code, ""),
    wait: (ms: number) => {
      now += ms;
    },
  };
}

test("a socket that twice fails before it brings anything gives way to a stream, for ten minutes", () => {
  const c = choice();
  for (let n = 0; n < 2; n++) {
    c.dial();
    c.closed(1006);
  }
  c.dial();
  c.text();
  c.closed(1006);
  c.dial();
  assert.deepEqual(c.tried, ["socket", "socket", "stream", "stream"]);
  c.wait(10 * 60_000);
  c.dial();
  assert.equal(c.tried.at(-1), "socket");
});

test("a socket that hangs until it is given up needs no second try", () => {
  const c = choice();
  c.dial().close(3008);
  c.closed(1006); // the browser's own word comes late
  c.dial();
  assert.deepEqual(c.tried, ["socket", "stream"]);
});

test("lines that break later, are left or are closed by the server say nothing against sockets", () => {
  const c = choice();
  for (let n = 0; n < 2; n++) {
    c.dial();
    c.text();
    c.closed(1006);
    c.dial().close(1000);
    c.dial();
    c.closed(4011);
  }
  c.dial();
  assert.deepEqual(new Set(c.tried), new Set(["socket"]));
});

test("a stream that fails too gives the turn back to the socket", () => {
  const c = choice();
  c.dial().close(3008);
  c.dial();
  c.closed(1006);
  c.dial();
  assert.deepEqual(c.tried, ["socket", "stream", "socket"]);
});
