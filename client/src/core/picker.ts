// Which orders the panel shows first. The choice is a reading aid only: every legal
// order stays reachable by search.
import type { Action, Catalogue } from "../catalogue-types.ts";
import type { Seat, View } from "../wire.ts";
import type { Option } from "./legal.ts";
import { seatIndex } from "./seats.ts";

/** One action with the legal lines that carry it out. */
export interface Offer {
  action: Action;
  options: Option[];
}

export const FITTING = 8;
const AT_MOST_PER_DOMAIN = 3;

/** Groups options by action, in catalogue order. */
export function offers(catalogue: Catalogue, options: Option[]): Offer[] {
  const byAction = new Map<string, Option[]>();
  for (const option of options) byAction.set(option.action, [...(byAction.get(option.action) ?? []), option]);
  return catalogue.actions.flatMap((action) => {
    const found = byAction.get(action.id);
    return found ? [{ action, options: found }] : [];
  });
}

/** About eight offers that fit the situation, best first within a spread of domains. */
export function fitting(view: View, seat: Seat, all: Offer[]): Offer[] {
  const scored = all
    .map((offer, order) => ({ offer, order, score: fit(view, seat, offer) }))
    .sort((a, b) => b.score - a.score || a.order - b.order);
  const perDomain = new Map<string, number>();
  const out: Offer[] = [];
  for (const { offer } of scored) {
    const n = perDomain.get(offer.action.domain) ?? 0;
    if (n >= AT_MOST_PER_DOMAIN || out.length >= FITTING) continue;
    perDomain.set(offer.action.domain, n + 1);
    out.push(offer);
  }
  return out;
}

const CALMING = "deescalation";
const VIOLENT = new Set(["violent_escalation", "nuclear"]);

/** Near the present rung, affordable, and on the topic of an open duty is fitting. */
function fit(view: View, seat: Seat, offer: Offer): number {
  const { action, options } = offer;
  const here = view.countries.find((c) => c.seat === seat)?.rung ?? 0;
  const hottest = Math.max(0, ...options.map((o) => tensionWith(view, seat, o.target)));
  let score = 100 - 18 * Math.abs(action.floor - here);
  if (view.budget && (action.pc > view.budget.pc || action.m > view.budget.m)) score -= 60;
  if (action.rivera === CALMING) score += hottest > 500 ? 45 : 20;
  if (VIOLENT.has(action.rivera)) score += attackedBy(view, seat, options) ? 60 : -50;
  if (onDuty(view, seat, offer)) score += 60;
  return score + hottest / 50;
}

function tensionWith(view: View, seat: Seat, target: string | undefined): number {
  return target ? (view.tension[seatIndex(seat)]?.[seatIndex(target)] ?? 0) : 0;
}

function attackedBy(view: View, seat: Seat, options: Option[]): boolean {
  return view.log.some(
    (e) =>
      e.turn >= view.turn - 2 &&
      e.kind === "armed_attack" &&
      e.target === seat &&
      options.some((o) => o.target === e.actor),
  );
}

const ASKS = new Set(["assistance_request", "consultation_request"]);
const ON_DEBT = new Set(["troops", "arms", "aid", "diplomatic_support", "consultation", "domestic_procedure"]);

/** Asking matters while a duty waits for it; releasing and helping while it is owed. */
function onDuty(view: View, seat: Seat, { action, options }: Offer): boolean {
  const kind = action.kind ?? "";
  const aimsAt = (other: string) => options.some((o) => !o.target || o.target === other);
  return view.duties.some((d) => {
    const owed = d.state === "due" || d.state === "triggered" || d.state === "disputed";
    if (d.claimant === seat && aimsAt(d.obligor)) {
      return d.state === "available" ? ASKS.has(kind) : owed && kind === "release";
    }
    return d.obligor === seat && owed && aimsAt(d.claimant) && ON_DEBT.has(kind);
  });
}
