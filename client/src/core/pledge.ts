import type { LogEvent, Seat } from "../wire.ts";

/** Turns for which a seat that heeded an ally keeps its word: the one it gave it in and the next. */
const KEPT = 2;

/** What the seat has promised an ally to hold back from and must still keep, as the log tells it. */
export function pledgeOf(log: LogEvent[], seat: Seat, turn: number): LogEvent | undefined {
  return log.filter((e) => e.k === "advice" && e.to === "heeded" && e.target === seat && e.turn > turn - KEPT).at(-1);
}
