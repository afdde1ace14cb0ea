// The pure fold: a view and one event give the next view. Nothing else may change
// what the screen knows about the match.
import type {
  ClauseNow,
  Country,
  Duty,
  DutyChange,
  HistoryRow,
  LogEvent,
  Message,
  Phase,
  Reveal,
  RevealLine,
  Sent,
  Standing,
  View,
} from "../wire.ts";
import { PAIRS } from "./seats.ts";

type Handler = (view: View, body: never) => View;

const handlers: Record<string, Handler> = {
  start: (_view, body: { view?: View } & View) => body.view ?? body,
  sent: (view, body: Sent) => ({
    ...view,
    sent: body.withdrawn ? undefined : { lines: body.lines, answers: body.answers ?? [] },
  }),
  message: (view, body: Message) =>
    view.messages.some((m) => m.n === body.n) ? view : { ...view, messages: [...view.messages, body] },
  reveal,
};

/** Applies one event. A kind this client does not know leaves the view as it is. */
export function update(view: View, kind: string, body: unknown): View {
  return handlers[kind]?.(view, body as never) ?? view;
}

function reveal(view: View, body: Reveal): View {
  const tension = applyPairs(view.tension, body.tension);
  const rung = applyPairs(view.rung, body.rung);
  return {
    ...view,
    turn: body.turn,
    phase: body.phase,
    date: body.date,
    tension,
    tension_base: view.tension_base && applyPairs(view.tension_base, body.tension_base),
    rung,
    countries: view.countries.map((c, i) => country(c, highest(rung, i), body.facts?.[c.seat])),
    duties: merge(view.duties, body.duties?.map(changed), (d: Duty) => d.id),
    clauses: merge(view.clauses, body.clauses, (c: ClauseNow) => c.clause),
    doubts: body.doubts ?? view.doubts,
    log: mergeLog(view, body),
    history: [...view.history, pointOf(body.turn, tension, rung)],
    legal: body.legal ?? view.legal,
    budget: body.budget ?? view.budget,
    pledge: body.pledge,
    world: body.world ? { ...view.world, ...body.world } : view.world,
    standing: stand(view.standing, body.standing),
    over: body.over ?? view.over,
    sent: undefined,
  };
}

/** Of the aims only those that moved are sent. */
function stand(old: Standing | undefined, moved: Standing | undefined): Standing | undefined {
  return moved ? { ...moved, aims: { ...old?.aims, ...moved.aims } } : old;
}

function applyPairs(matrix: number[][], changes: [number, number, number][] = []): number[][] {
  if (changes.length === 0) return matrix;
  const next = matrix.map((row) => [...row]);
  for (const [a, b, value] of changes) {
    next[a]![b] = value;
    next[b]![a] = value;
  }
  return next;
}

function country(old: Country, rung: number, facts: Record<string, number> | undefined): Country {
  return { ...old, rung, facts: facts ? { ...old.facts, ...facts } : old.facts };
}

/** A country's number on the map: the highest rung over its pairs. */
export function highest(rung: number[][], seat: number): number {
  return Math.max(0, ...rung[seat]!.filter((_, other) => other !== seat));
}

function pointOf(turn: number, tension: number[][], rung: number[][]): HistoryRow {
  return { turn, rung: rung.map((_, i) => highest(rung, i)), tension: PAIRS.map(([a, b]) => tension[a]![b]!) };
}

/** What is gone of a duty comes as null. */
function changed(duty: DutyChange): Duty {
  return Object.fromEntries(Object.entries(duty).map(([name, value]) => [name, value ?? undefined])) as unknown as Duty;
}

/** Replaces items with the same key in place and appends the new ones. */
function merge<T>(old: T[], changed: T[] | undefined, key: (item: T) => unknown): T[] {
  if (!changed?.length) return old;
  const byKey = new Map(changed.map((item) => [key(item), item]));
  const kept = old.map((item) => {
    const next = byKey.get(key(item));
    byKey.delete(key(item));
    return next ? { ...item, ...next } : item;
  });
  return [...kept, ...byKey.values()];
}

function mergeLog(view: View, body: Reveal) {
  const known = new Set(view.log.map((e) => e.n));
  return [...view.log, ...whole(body.log).filter((e) => !known.has(e.n))];
}

/** A line without turn or phase has those of the line before. */
function whole(log: RevealLine[]): LogEvent[] {
  let { turn, phase } = { turn: 0, phase: "orders" as Phase };
  return log.map((e) => {
    turn = e.turn ?? turn;
    phase = e.phase ?? phase;
    return { ...e, turn, phase };
  });
}

/** A row of the curves with its place on the turn axis. */
export type Step = HistoryRow & { at: number };

/** A turn is resolved in two halves: its second row stands half a turn further on. */
export function steps(history: HistoryRow[]): Step[] {
  return history.map((row, i) => ({ ...row, at: row.turn + (history[i - 1]?.turn === row.turn ? 0.5 : 0) }));
}
