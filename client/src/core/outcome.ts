// What a match came to, read from its record as the reader may know it.
import type { LogEvent, Seat, View } from "../wire.ts";
import { SEATS } from "../wire.ts";
import { isSeat, PAIRS, seatIndex } from "./seats.ts";
import { clauseOf } from "./store.ts";

export interface Heat {
  a: Seat;
  b: Seat;
  /** the highest tension, 0 to 1000, and the turn in which it stood first */
  tension: number;
  turn: number;
  /** the highest rung */
  rung: number;
}

export const FATES = ["broken", "disputed", "open", "kept"] as const;
export type Fate = (typeof FATES)[number];

export interface Fated {
  fate: Fate;
  clause: string;
  obligor?: string;
  claimant?: string;
  /** how many such duties ended so */
  count: number;
  /** the last event of the latest of them, to be explained */
  event: number;
}

export interface War {
  a: string;
  b: string;
  turn: number;
  declared: boolean;
  event: number;
}

export interface Outcome {
  pairs: Heat[];
  duties: Fated[];
  wars: War[];
  dead: { seat: string; count: number }[];
}

export function outcomeOf(v: View): Outcome {
  return { pairs: hottest(v), duties: fates(v.log), wars: wars(v.log), dead: dead(v.log) };
}

/** A pair mattered from here on: forces on alert, or tension of an open crisis. */
const RUNG = 4;
const TENSION = 650;
const AT_MOST = 5;

/** The pairs that mattered, worst first; at least one. */
function hottest(v: View): Heat[] {
  const all = PAIRS.map((pair, i) => peak(v, pair, i)).sort((x, y) => y.rung - x.rung || y.tension - x.tension);
  const mattered = all.filter((h) => h.rung >= RUNG || h.tension >= TENSION);
  return (mattered.length > 0 ? mattered : all.slice(0, 1)).slice(0, AT_MOST);
}

function peak(v: View, [a, b]: readonly [number, number], i: number): Heat {
  const last = { turn: v.turn, tension: v.tension[a]![b]! };
  const rows = [...v.history.map((h) => ({ turn: h.turn, tension: h.tension[i]! })), last];
  const top = rows.reduce((best, r) => (r.tension > best.tension ? r : best));
  const rungs = v.log
    .filter((e) => (e.k === "rung" || e.k === "slip") && isPair(e, a, b))
    .flatMap((e) => [e.rung ?? 0, Number(e.from ?? 0)]);
  return { a: SEATS[a]!, b: SEATS[b]!, ...top, rung: Math.max(v.rung[a]![b]!, ...rungs) };
}

export function isPair(e: LogEvent, a: number, b: number): boolean {
  const [x, y] = [seatIndex(e.actor ?? ""), seatIndex(e.target ?? "")];
  return (x === a && y === b) || (x === b && y === a);
}

const PRESSED = new Set(["due", "triggered", "disputed", "fulfilled", "breached"]);

/** How the duties that were ever owed ended, told once for each clause and pair. */
function fates(log: LogEvent[]): Fated[] {
  const steps = new Map<string, LogEvent[]>();
  for (const e of log) {
    const begun = steps.has(dutyKey(e)) || PRESSED.has(e.to ?? "");
    if (e.k !== "duty" || !e.clause || !begun) continue;
    steps.set(dutyKey(e), [...(steps.get(dutyKey(e)) ?? []), e]);
  }
  const out = new Map<string, Fated>();
  for (const story of steps.values()) {
    const fate = fateOf(story);
    const last = story.at(-1)!;
    if (!fate) continue;
    const key = [fate, last.clause, last.actor, last.target].join();
    const count = (out.get(key)?.count ?? 0) + 1;
    out.set(key, { fate, clause: last.clause!, obligor: last.actor, claimant: last.target, count, event: last.n });
  }
  return [...out.values()].sort((a, b) => weight(a) - weight(b));
}

const KINDS = ["assist", "consult", "act", "prohibit", "permit"];

/** Promises of help weigh most, then talks; within one kind what was broken comes first. */
function weight({ clause, fate }: Fated): number {
  const kind = KINDS.indexOf(clauseOf(clause)?.kind ?? "permit");
  return kind * FATES.length + FATES.indexOf(fate);
}

function dutyKey(e: LogEvent): string {
  return e.duty ? String(e.duty) : [e.clause, e.actor, e.target, e.n].join();
}

/** A duty that lapsed or was waived while disputed stays disputed; one that was never more than offered is left out. */
function fateOf(story: LogEvent[]): Fate | undefined {
  const last = story.at(-1)!.to;
  if (last === "fulfilled") return "kept";
  if (last === "breached") return "broken";
  if (last === "due" || last === "triggered") return "open";
  return story.some((e) => e.to === "disputed") ? "disputed" : undefined;
}

/** Wars declared, and fighting that went on as in a war: once for each pair. */
function wars(log: LogEvent[]): War[] {
  const out = new Map<string, War>();
  for (const e of log) {
    const declared = e.kind === "declare_war" || e.k === "war";
    if ((!declared && !e.sustained) || !isSeat(e.actor) || !e.target) continue;
    const key = `${declared} ${[e.actor, e.target].sort()}`;
    if (!out.has(key)) out.set(key, { a: e.actor, b: e.target, turn: e.turn, declared, event: e.n });
  }
  return [...out.values()];
}

function dead(log: LogEvent[]): Outcome["dead"] {
  const out = new Map<string, number>();
  for (const e of log) if (e.deaths && e.target) out.set(e.target, (out.get(e.target) ?? 0) + e.deaths);
  return [...out].map(([seat, count]) => ({ seat, count })).sort((a, b) => b.count - a.count);
}
