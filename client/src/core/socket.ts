// One connection to one match, as a state machine over a transport that a test can
// replace. It exchanges the seat token for a ticket, says hello, subscribes where it
// left off, repeats unanswered commands under their old ids, and comes back after a
// random pause when the line breaks.
import type { Command, EventFrame, FromServer, Room, ToServer, View, Welcome } from "../wire.ts";
import { Pulse, type PulseEnv } from "./pulse.ts";
import { SILENT } from "./ways.ts";

export interface Transport {
  send(text: string): void;
  close(code: number): void;
}

export interface TransportEvents {
  open(): void;
  text(data: string): void;
  /** something came that is no frame: the server is there */
  alive(): void;
  closed(code: number, reason: string): void;
}

/** Everything the connection needs from outside. */
export interface Env extends PulseEnv {
  connect(events: TransportEvents): Transport;
  ticket(): Promise<{ ticket: string } | { stop: string }>;
  /** 0 <= x < 1 */
  random(): number;
  newId(): string;
}

export type Status = "connecting" | "live" | "waiting" | "stopped";

export interface Listener {
  status(status: Status, why?: string): void;
  welcome(frame: Welcome): void;
  /** What has changed of the room of the welcome. */
  room(change: Partial<Room>): void;
  snapshot(view: View): void;
  event(frame: EventFrame): void;
  /** ms from here to the server and back */
  lag(ms: number): void;
}

export type Answered = { ok: true } | { ok: false; code: string; reason: string; retryable: boolean };

interface Waiting {
  command: Command;
  done(answer: Answered): void;
}

const BAD_TICKET = 4501;
const FIRST_PAUSE = 500;
const LONGEST_PAUSE = 20_000;
/** ticket, connection and greeting together */
const GREETED_WITHIN = 10_000;
/** a line that held this long was a good one */
const GOOD = 10_000;

export class Connection {
  private wire: Transport | undefined;
  private epoch: string | undefined;
  private offset: number | undefined;
  private match = "";
  private ready = false;
  private attempts = 0;
  private tries = 0;
  private liveAt: number | undefined;
  private stopped = false;
  private pings = 0;
  private pingAt = 0;
  private cancel: (() => void) | undefined;
  private readonly pulse: Pulse;
  private readonly waiting = new Map<string, Waiting>();

  constructor(
    private readonly env: Env,
    private readonly listener: Listener,
  ) {
    this.pulse = new Pulse(
      env,
      () => this.ping(),
      () => this.drop(SILENT),
    );
  }

  start() {
    this.stopped = false;
    this.open();
  }

  /** Closes for good; commands without an answer are told so. */
  stop(why = "closed") {
    this.stopped = true;
    this.quit(1000);
    for (const w of this.waiting.values()) w.done({ ok: false, code: "closed", reason: why, retryable: true });
    this.waiting.clear();
    this.listener.status("stopped", why);
  }

  /** Tries at once instead of waiting out the pause. */
  hurry() {
    if (this.stopped || this.wire) return;
    this.cancel?.();
    this.open();
  }

  /** Looks at once whether the line holds: the tab or the network has come back. */
  check() {
    if (this.wire) this.pulse.doubt();
    else this.hurry();
  }

  /** Sends a command, now or when the line is back; answers once the server has. */
  command(command: Command): Promise<Answered> {
    if (this.stopped) {
      return Promise.resolve({ ok: false, code: "closed", reason: "The connection is closed.", retryable: true });
    }
    return new Promise((done) => {
      const id = this.env.newId();
      this.waiting.set(id, { command, done });
      if (this.ready) this.send({ t: "cmd", id, ...command });
    });
  }

  private async open() {
    const mine = ++this.tries;
    this.listener.status("connecting");
    this.cancel = this.env.after(GREETED_WITHIN, () => this.drop(SILENT));
    const answer = await this.env.ticket().catch(() => undefined);
    if (this.stopped || mine !== this.tries) return;
    if (!answer) return this.retry();
    if ("stop" in answer) return this.stop(answer.stop);
    const wire = this.env.connect({
      open: () => this.send({ t: "hello", ticket: answer.ticket }),
      text: (data) => this.wire === wire && this.receive(JSON.parse(data) as FromServer),
      alive: () => this.wire === wire && this.pulse.alive(),
      closed: (code, reason) => this.wire === wire && this.lost(code, reason),
    });
    this.wire = wire;
  }

  private send(frame: ToServer) {
    this.wire?.send(JSON.stringify(frame));
  }

  private receive(frame: FromServer) {
    this.pulse.heard();
    switch (frame.t) {
      case "welcome":
        return this.welcome(frame);
      case "room":
        return this.room(frame.room);
      case "snapshot":
        this.epoch = frame.epoch;
        this.offset = frame.offset;
        this.listener.snapshot(frame.view);
        return this.live();
      case "live":
        return frame.epoch === this.epoch ? this.live() : this.subscribe(false);
      case "ev":
        return this.event(frame);
      case "ack":
        return this.answered(frame.id, { ok: true });
      case "nack":
        if (!frame.id && !this.ready) return this.unfollowed(frame);
        return this.answered(frame.id, { ok: false, ...frame });
      case "pong":
        return frame.n === this.pings && this.listener.lag(this.env.now() - this.pingAt);
      case "reconnect": // the server has put the luck in
        return this.drop(1000, frame.after_ms);
    }
  }

  private welcome(frame: Welcome) {
    this.match = frame.match;
    this.cancel?.();
    this.pulse.start();
    this.listener.welcome(frame);
    this.subscribe(true);
  }

  /** A room that starts a match, or starts over, points at another match. */
  private room(room: Partial<Room>) {
    this.listener.room(room);
    if (room.match && room.match !== this.match) {
      this.match = room.match;
      this.subscribe(false);
    }
  }

  private subscribe(resume: boolean) {
    this.ready = false;
    if (!resume) this.epoch = this.offset = undefined;
    this.send({ t: "sub", match: this.match, epoch: this.epoch, after: this.offset });
  }

  /** Following the match was refused: without it the line is of no use. */
  private unfollowed(refusal: { reason: string; retryable: boolean }) {
    if (refusal.retryable) return this.drop(1000);
    this.stop(refusal.reason);
  }

  private live() {
    this.ready = true;
    this.liveAt ??= this.env.now();
    this.listener.status("live");
    for (const [id, w] of this.waiting) this.send({ t: "cmd", id, ...w.command });
  }

  /** Offsets are dense: a gap means something was missed, a repeat is ignored. */
  private event(frame: EventFrame) {
    if (this.offset === undefined || frame.o <= this.offset) return;
    if (frame.o !== this.offset + 1) return this.subscribe(true);
    this.offset = frame.o;
    this.listener.event(frame);
  }

  private answered(id: string, answer: Answered) {
    this.waiting.get(id)?.done(answer);
    this.waiting.delete(id);
  }

  private ping() {
    this.pingAt = this.env.now();
    this.send({ t: "ping", n: ++this.pings });
  }

  private drop(code: number, pause?: number) {
    this.quit(code);
    this.retry(pause);
  }

  private quit(code: number) {
    this.cancel?.();
    this.pulse.stop();
    this.tries++;
    const wire = this.wire;
    this.wire = undefined;
    wire?.close(code);
  }

  private lost(code: number, reason: string) {
    this.wire = undefined;
    // A bad ticket may only have grown old: whoever gives tickets says whether to stop.
    if (code >= 4500 && code <= 4999 && code !== BAD_TICKET) return this.stop(reason || `code ${code}`);
    this.retry();
  }

  /** Full luck in the pause: those who lost the line together do not come together. */
  private retry(pause?: number) {
    this.ready = false;
    this.pulse.stop();
    this.cancel?.();
    this.listener.status("waiting");
    if (this.liveAt !== undefined && this.env.now() - this.liveAt >= GOOD) this.attempts = 0;
    this.liveAt = undefined;
    const longest = Math.min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** this.attempts++);
    this.cancel = this.env.after(pause ?? this.env.random() * longest, () => this.open());
  }
}
