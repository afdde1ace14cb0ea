// One act can wake many treaties: runs of offers and lapses are told as one line.
import type { LogEvent } from "../wire.ts";

/** Events told together, the first one apart so that there always is one. */
export interface Run {
  first: LogEvent;
  rest: LogEvent[];
}

const QUIET = new Set(["available", "lapsed"]);
/** Fewer than this are told one by one. */
const LEAST = 3;

/** The log as runs: each event alone, but for duties that became available, or lapsed, one after another. */
export function folded(log: LogEvent[]): Run[] {
  const runs: Run[] = [];
  for (const e of log) {
    const last = runs.at(-1);
    if (last && alike(last.first, e)) last.rest.push(e);
    else runs.push({ first: e, rest: [] });
  }
  return runs.flatMap((run) => (run.rest.length + 1 < LEAST ? apart(run) : [run]));
}

function alike(a: LogEvent, b: LogEvent): boolean {
  return quiet(a) && quiet(b) && a.to === b.to && a.phase === b.phase;
}

function quiet(e: LogEvent): boolean {
  return e.k === "duty" && QUIET.has(e.to ?? "");
}

function apart({ first, rest }: Run): Run[] {
  return [first, ...rest].map((e) => ({ first: e, rest: [] }));
}
