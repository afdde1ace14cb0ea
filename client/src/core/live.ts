// Joins the connection to the signals the screen reads.
import type { Bodies, Command, Duty, EventFrame, Message, Verb, View, Welcome } from "../wire.ts";
import { api } from "./api.ts";
import { browserEnv, onWaking } from "./browser.ts";
import { clauseName, isPressing } from "./describe.ts";
import type { Ticketed } from "./session.ts";
import { type Answered, Connection } from "./socket.ts";
import { announce, catalogue, lag, me, room, status, view } from "./store.ts";
import { capital, inside, nameOf, t } from "./text.ts";
import { update } from "./update.ts";

let connection: Connection | undefined;
let sleep: (() => void) | undefined;

/** Connects to a room with a stored seat; the last connection is closed first. */
export function enter(code: string, seat: Ticketed) {
  leave();
  connection = new Connection(browserEnv(seat.token), {
    status: (state, why) => {
      lag.value = 0;
      status.value = { state, why };
    },
    welcome: (frame) => welcomed(code, seat.token, frame),
    room: (change) => {
      if (room.value) room.value = { ...room.value, ...change };
    },
    snapshot: (next) => inOrder(() => show(next)),
    event: (frame) => inOrder(() => event(frame)),
    lag: (ms) => {
      lag.value = ms;
    },
  });
  connection.start();
  sleep = onWaking(() => connection?.check());
}

export function leave() {
  sleep?.();
  connection?.stop();
  connection = undefined;
}

export function hurry() {
  connection?.hurry();
}

/** The phase the screen shows, to bind a command to; before the start there is none. */
export function phaseNow(): Pick<Command, "turn" | "phase"> {
  const v = view.value;
  return v && v.phase !== "lobby" ? { turn: v.turn, phase: v.phase } : {};
}

/** Sends a command with the phase it is meant for; a late one is refused, not misapplied. */
export async function command<V extends Verb>(verb: V, body: Bodies[V], at = phaseNow()): Promise<Answered> {
  const answer = await connection?.command({ verb, ...at, body } as Command);
  return answer ?? { ok: false, code: "closed", reason: t("conn-stopped", { why: "" }), retryable: true };
}

function welcomed(code: string, token: string, frame: Welcome) {
  const { role, seat, member, match } = frame;
  me.value = { code, token, role, seat, member, match };
  room.value = frame.room;
}

let queue = Promise.resolve();

/** A snapshot may wait for its catalogue; what follows it must wait too. */
function inOrder(step: () => Promise<void>) {
  queue = queue.then(step).catch((error) => {
    connection?.stop(); // else it would go on counting what is not shown
    status.value = { state: "stopped", why: String(error?.message ?? error) };
  });
}

async function show(next: View) {
  await loadCatalogue(next.catalogue);
  view.value = next;
}

export async function loadCatalogue(hash: string) {
  if (!hash || catalogue.value?.hash === hash) return;
  catalogue.value = await api.pack(hash);
}

async function event(frame: EventFrame): Promise<void> {
  const before = view.value;
  if (frame.k === "start") {
    const next = update({} as View, "start", frame.b);
    return show(next);
  }
  if (!before) return;
  const next = update(before, frame.k, frame.b);
  view.value = next;
  if (frame.k === "message") announceMessage(frame.b as Message, next);
  if (frame.k === "reveal") announceTurn(before, next);
}

function announceMessage(m: Message, v: View) {
  if (m.from !== v.as) announce(t("announce-message", { from: nameOf(m.from) }));
}

/** One sentence for the phase and one for the most pressing new duty. */
function announceTurn(before: View, next: View) {
  if (next.over) return announce(t("announce-over"));
  const known = new Map(before.duties.map((d) => [d.id, d.state]));
  const fresh = next.duties.filter((d) => isPressing(d) && known.get(d.id) !== d.state);
  const duty = fresh.find((d) => d.obligor === next.as) ?? fresh[0];
  announce(
    [t("announce-turn", { turn: next.turn, phase: t(`phase-${next.phase}`) }), duty && dutyCall(duty, next)]
      .filter(Boolean)
      .join(" "),
  );
}

function dutyCall(duty: Duty, v: View): string {
  const clause = clauseName(duty.clause);
  if (duty.obligor === v.as) return t("announce-duty-you", { clause });
  return t("announce-duty", { obligor: capital(inside(duty.obligor)), clause });
}
