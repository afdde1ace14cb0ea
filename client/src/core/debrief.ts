// Three questions for the talk after a match, each tied to something in its record.
import type { LogEvent, Seat, View } from "../wire.ts";
import { SEATS } from "../wire.ts";
import { clauseName, isSomebody, tellPlain } from "./describe.ts";
import { type Fated, isPair, type Outcome } from "./outcome.ts";
import { PAIRS } from "./seats.ts";
import { capital, inside, t } from "./text.ts";

export function questions(v: View, o: Outcome): string[] {
  return [aboutRise(v), aboutDuty(o), aboutForce(v.log)].map(capital);
}

interface Rise {
  by: number;
  turn: number;
  a: number;
  b: number;
}

/** The steepest rise of tension between two moments of the curves. */
function steepest(v: View): Rise | undefined {
  let best: Rise | undefined;
  for (const [n, row] of v.history.entries()) {
    const before = v.history[n - 1];
    for (const [i, [a, b]] of PAIRS.entries()) {
      const by = before ? row.tension[i]! - before.tension[i]! : 0;
      // A row shows where a phase begins: what moved it happened in the turn before it.
      if (by > (best?.by ?? 0)) best = { by, turn: before!.turn, a, b };
    }
  }
  return best;
}

function aboutRise(v: View): string {
  const rise = steepest(v);
  if (!rise) return t("outcome-ask-calm");
  const { turn, a, b } = rise;
  const event = heaviest(
    v.log.filter((e) => e.turn === turn && isPair(e, a, b) && (e.k === "act" || e.k === "incident")),
  );
  return t(event ? "outcome-ask-rise-event" : "outcome-ask-rise", {
    turn,
    a: inside(SEATS[a] as Seat),
    b: inside(SEATS[b] as Seat),
    by: Math.round(rise.by / 10) / 10,
    event: event ? tellPlain(event) : "",
  });
}

function heaviest(log: LogEvent[]): LogEvent | undefined {
  return [...log].sort((x, y) => (y.sev ?? 0) - (x.sev ?? 0) || x.n - y.n)[0];
}

function aboutDuty({ duties }: Outcome): string {
  const duty = duties[0];
  return duty ? dutyQuestion(duty) : t("outcome-ask-no-duty");
}

function dutyQuestion({ fate, clause, obligor, claimant }: Fated): string {
  const both = isSomebody(obligor) && isSomebody(claimant);
  const who = isSomebody(obligor) ? obligor : claimant;
  return t(both ? `outcome-ask-${fate}` : `outcome-ask-${fate}-alone`, {
    obligor: inside(who),
    claimant: inside(claimant),
    clause: clauseName(clause),
  });
}

function aboutForce(log: LogEvent[]): string {
  const first = log.find((e) => e.kind === "armed_attack" && isSomebody(e.actor));
  if (!first) return t("outcome-ask-peace");
  return t("outcome-ask-force", { actor: inside(first.actor), turn: first.turn, event: tellPlain(first) });
}
