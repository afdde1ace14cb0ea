#!/usr/bin/env node
// Plays a match over the public protocol, with nothing but Node 20: copy it to
// write a client of your own. What it knows stands in ../asyncapi.yaml.
//
//   node server/wire/example/bot.mjs --url http://127.0.0.1:8080 --seat KOR --turns 6
//   node server/wire/example/bot.mjs --url http://127.0.0.1:8080 --room KX7-4PH --seat PRK
//
// It takes the fallback transport (a stream and a POST for each frame), which
// needs no library. The frames are those of the socket; main.go has that one.
import { parseArgs } from "node:util";

const { values: given } = parseArgs({
  options: {
    url: { type: "string", default: "http://127.0.0.1:8080" },
    room: { type: "string" },
    seat: { type: "string", default: "KOR" },
    nick: { type: "string", default: "Example" },
    turns: { type: "string", default: "6" },
    seed: { type: "string", default: "" },
  },
});

/** A refusal or a close code after which coming back is of no use. */
class Final extends Error {}

const sleep = (ms) => new Promise((done) => setTimeout(done, ms));
const oneOf = (list) => list[Math.floor(Math.random() * list.length)];

// ---- Calls over HTTP ----

let token = "";

async function ask(method, path, body) {
  const answer = await fetch(given.url + path, {
    method,
    headers: { "Content-Type": "application/json", ...(token && { Authorization: `Bearer ${token}` }) },
    body: body && JSON.stringify(body),
  });
  const value = await answer.json();
  if (answer.ok) return value;
  const final = answer.status >= 400 && answer.status < 500 && answer.status !== 429;
  throw final ? new Final(value.reason) : new Error(value.reason);
}

/** A UUID version 7: milliseconds first, then chance. */
function uuid7() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  new DataView(bytes.buffer).setUint16(0, Math.floor(Date.now() / 2 ** 32));
  new DataView(bytes.buffer).setUint32(2, Date.now() % 2 ** 32);
  bytes[6] = (bytes[6] & 0x0f) | 0x70;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  return Buffer.from(bytes).toString("hex").replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}

// ---- The transport: frames in by a stream, frames out by POST ----

/** Opens a stream with a hello and gives every frame to take, until it ends. */
async function stream(hello, take) {
  const gone = new AbortController();
  const headers = { Origin: given.url, "Content-Type": "application/json" };
  const answer = await fetch(`${given.url}/api/stream`, {
    method: "POST",
    headers: { ...headers, "Casus-Protocol": "casus.v1.json" },
    body: JSON.stringify(hello),
    signal: gone.signal,
  });
  if (!answer.ok) throw new Error((await answer.json()).reason);
  const key = answer.headers.get("Casus-Stream");
  let before = Promise.resolve();
  // Frames keep their order: each waits until the one before has arrived.
  const send = (frame) => {
    before = before
      .then(() =>
        fetch(`${given.url}/api/stream/frame`, {
          method: "POST",
          headers: { ...headers, Authorization: `Stream ${key}` },
          body: JSON.stringify(frame),
          signal: gone.signal,
        }),
      )
      .then((sent) => {
        if (!sent.ok) throw new Error(`a frame was not taken: status ${sent.status}`);
      })
      .catch(() => gone.abort()); // the line is of no use any more: come back
  };
  // A line that is silent for a minute is dead, whatever the network says.
  let watch;
  const alive = () => {
    clearTimeout(watch);
    watch = setTimeout(() => gone.abort(), 60_000);
  };
  let text = "";
  let pings = 0;
  try {
    alive();
    for await (const part of answer.body.pipeThrough(new TextDecoderStream())) {
      alive();
      const events = (text + part).split("\n\n");
      text = events.pop();
      for (const event of events) {
        const data = event.match(/^data: (.*)$/m)?.[1];
        if (data === undefined) send({ t: "ping", n: ++pings }); // a comment: the server asks for a sign of life
        else if (event.startsWith("event: close")) closed(JSON.parse(data));
        else await take(JSON.parse(data), send);
      }
    }
    throw new Error("the stream ended");
  } finally {
    clearTimeout(watch);
    gone.abort();
  }
}

/** The same codes that close a socket. */
function closed({ code, reason }) {
  if (code >= 4500 && code < 5000) throw new Final(reason);
  if (code === 4010) line.epoch = undefined; // another seat has another stream
  throw new Error(reason);
}

// ---- The line: what outlives a break ----

const line = {
  match: "",
  epoch: undefined, // with offset: up to where the match is known
  offset: 0,
  live: false, // the match is followed now: commands may go out
  open: [], // commands without an answer: only an answer tells whether one was carried out
  pause: 500,
};

async function follow() {
  while (!game.over) {
    try {
      line.live = false;
      const { ticket } = await ask("POST", "/api/tickets", {});
      await stream({ t: "hello", ticket }, taken);
    } catch (error) {
      if (game.over) return;
      if (error instanceof Final) throw error;
      // Chance keeps a whole school from coming back in the same moment.
      const wait = Math.round(line.pause * (0.5 + Math.random() / 2));
      console.log(`the line broke (${error.message}); back in ${wait} ms`);
      line.pause = Math.min(2 * line.pause, 15_000);
      await sleep(wait);
    }
  }
}

async function taken(frame, send) {
  await frames[frame.t]?.(frame, send); // a kind that is not known is ignored
  if (game.over) throw new Error("the match is over");
  act(send);
}

const frames = {
  welcome({ match, room }, send) {
    if (match !== line.match) Object.assign(line, { match, epoch: undefined, open: [] });
    game.clock = room.clock.state !== "off";
    subscribe(send);
  },
  room({ room }, send) {
    // Only what has changed.
    if (room.clock) game.clock = room.clock.state !== "off";
    if (!room.match || room.match === line.match) return;
    Object.assign(line, { match: room.match, epoch: undefined, open: [] });
    subscribe(send);
  },
  async snapshot({ epoch, offset, view }, send) {
    Object.assign(line, { epoch, offset });
    await see(view);
    again(send);
  },
  live(_frame, send) {
    console.log(`resumed after event ${line.offset}`);
    again(send);
  },
  // Offsets are dense: a gap means that something was missed.
  async ev({ o, k, b }, send) {
    if (o <= line.offset) return;
    if (o !== line.offset + 1) return subscribe(send);
    line.offset = o;
    await events[k]?.(b);
  },
  ack({ id }) {
    const command = answered(id);
    if (command) learned(command, "");
  },
  async nack({ id, code, reason, retryable }, send) {
    if (retryable && line.open.some((c) => c.id === id)) {
      await sleep(1000);
      return again(send);
    }
    const command = answered(id);
    if (command) learned(command, code, reason);
  },
  reconnect({ after_ms }) {
    line.pause = after_ms;
    throw new Error("the server restarts");
  },
};

/** Asks for what was missed, or for everything. */
function subscribe(send) {
  line.live = false;
  const { match, epoch, offset } = line;
  send(epoch === undefined ? { t: "sub", match } : { t: "sub", match, epoch, after: offset });
}

/** What has no answer yet goes out once more, under its old id. */
function again(send) {
  Object.assign(line, { live: true, pause: 500 });
  for (const command of line.open) {
    console.log(`sending ${command.verb} of turn ${command.turn} again`);
    send(command);
  }
}

function answered(id) {
  const command = line.open.find((c) => c.id === id);
  line.open = line.open.filter((c) => c.id !== id);
  return command;
}

function act(send) {
  const wish = line.live && line.open.length === 0 && decide();
  if (!wish) return;
  const { turn, phase } = game.view;
  const command = { t: "cmd", id: uuid7(), ...wish, turn, phase };
  line.open.push(command);
  send(command);
}

// ---- The player: orders by chance whatever is open and can be paid for ----

const game = {
  view: undefined,
  orders: undefined, // the catalogue
  clock: false, // the phase has a clock: say when one is ready
  gave: false, // has given something in this phase
  ready: false, // and has said so
  bare: false, // what it wanted was refused: hold instead
  over: undefined,
};

async function see(view) {
  Object.assign(game, { view, gave: view.sent !== undefined, ready: false, bare: false, over: view.over });
  if (game.orders?.hash !== view.catalogue) game.orders = await ask("GET", `/api/packs/${view.catalogue}`);
}

const events = {
  start: see,
  // Opens a phase. Who keeps more of a view has more to replace.
  reveal(change) {
    const duties = new Map([...game.view.duties, ...(change.duties ?? [])].map((d) => [d.id, d]));
    const { turn, phase, legal, budget } = { ...game.view, ...change };
    Object.assign(game.view, { turn, phase, legal, budget, duties: [...duties.values()] });
    Object.assign(game, { gave: false, ready: false, bare: false, over: change.over });
  },
};

function decide() {
  const { phase } = game.view;
  if (phase === "lobby") return undefined;
  if (game.gave) {
    if (!game.clock || game.ready) return undefined;
    game.ready = true;
    return { verb: "ready", body: { ready: true } };
  }
  if (phase === "response") return { verb: "answers", body: { answers: answers(), lines: [] } };
  return { verb: "orders", body: { lines: choose() } };
}

function answers() {
  const asked = game.bare ? [] : game.view.duties.filter((d) => d.choices?.length);
  return asked.map((d) => ({ duty: d.id, choice: oneOf(d.choices) }));
}

/** One open order; a covert one would need a slot of its own and is left alone. */
function choose() {
  const { as, legal, budget, turn } = game.view;
  const bits = Buffer.from(legal, "base64");
  const actions = new Map(game.orders.actions.map((a) => [a.id, a]));
  const affordable = ({ covert = 0, pc, m }) => covert === 0 && pc <= budget.pc && m <= budget.m;
  const lines = game.orders.lines[as];
  const open = [...lines.keys()].filter((n) => (bits[n >> 3] >> (n & 7)) & 1 && affordable(actions.get(lines[n].action)));
  if (game.bare || budget.main < 1 || open.length === 0) return [];
  const chosen = oneOf(open);
  console.log(`turn ${turn}: ${lines[chosen].action} ${lines[chosen].target ?? ""}`);
  return [chosen];
}

const PAST = ["late", "early", "phase", "over"]; // of no account: the next reveal is on its way

/** What became of a command: code is empty if it was carried out. */
function learned({ turn, phase, verb }, code, reason) {
  if (turn !== game.view.turn || phase !== game.view.phase || verb === "ready") return;
  game.gave = !code || PAST.includes(code) || game.bare;
  if (game.gave) return;
  console.log(`turn ${turn}: refused: ${reason}`);
  game.bare = true;
}

// ---- One match ----

try {
  const { room, nick, seat, seed } = given;
  const place = room
    ? await ask("POST", `/api/rooms/${room}/join`, { nick, seat })
    : await ask("POST", "/api/rooms", { mode: "solo", seat, nick, turns: Number(given.turns), seed });
  token = place.token;
  line.match = place.match;
  console.log(`in room ${place.room} as ${place.seat}`);
  await follow();
  const points = game.over.scores.find((s) => s.seat === place.seat)?.total ?? 0;
  console.log(`the match is over: ${game.over.reason}, ${points} points for ${place.seat}`);
} catch (error) {
  console.error("error:", error.message);
  process.exitCode = 1;
}
