// Sentences about events, duties and clauses, put together from codes.
import type { Actor, Doubt, Duty, LogEvent, Message } from "../wire.ts";
import { actionOf, catalogue, clauseOf, placeOf, treatyOf } from "./store.ts";
import { capital, has, inside, nameOf, t } from "./text.ts";

export interface Told {
  /** the clause, where the event is about one: "Russia–DPRK 2024, Art. 4" */
  lead?: string;
  text: string;
}

export function clauseName(id: string): string {
  const clause = clauseOf(id);
  if (!clause) return id;
  return citeName(clause.treaty, clause.article);
}

/** "Russia–DPRK 2024, Art. 4", or the part's own name where it has no number. */
export function citeName(treaty: string, article: string): string {
  return article ? `${treatyName(treaty)}, ${articleName(article)}` : treatyName(treaty);
}

export function articleName(article: string): string {
  return /^[0-9IVX]/.test(article) ? t("board-article", { article }) : article;
}

/** The short name of an instrument, or its full title where it has none. */
export function treatyName(code: string): string {
  return has(`treaty-${code}`) ? t(`treaty-${code}`) : (treatyOf(code)?.title ?? code);
}

/** The clause in few characters, for marks on the map: "RD24 Art. 4". */
export function clauseShort(id: string): string {
  const clause = clauseOf(id);
  return clause ? `${clause.treaty} ${articleName(clause.article)}` : id;
}

export function actionName(action: string | undefined): string {
  return (action && actionOf(action)?.title) || action || "";
}

export function placeName(place: string | undefined): string {
  return (place && placeOf(place)?.name) || place || "";
}

export function kindName(kind: string | undefined): string {
  if (!kind) return "";
  return has(`kind-${kind}`) ? t(`kind-${kind}`) : kind.replaceAll("_", " ");
}

export function stateName(state: string | undefined): string {
  return state && has(`state-${state}`) ? t(`state-${state}`) : (state ?? "");
}

const tellers: Record<string, (e: LogEvent) => Told> = {
  act: (e) => (e.action ? { text: [actText(e), ...aftermath(e)].join(" ") } : incident(e)),
  incident,
  inject: (e) => ({ text: injectText(e) }),
  slip: (e) => ({ text: t("log-slip", { ...within(e), rung: e.rung ?? 0, cause: e.reason ?? "none" }) }),
  duty: (e) => ({ lead: e.clause && clauseName(e.clause), text: dutyStep(e) }),
  answer: (e) => ({
    lead: e.clause && clauseName(e.clause),
    text: capital(t(isSomebody(e.target) ? "log-answer" : "log-answer-alone", { ...within(e), choice: choice(e) })),
  }),
  war: (e) => ({ text: t("log-war", within(e)) }),
  truce: (e) => ({ text: t("log-truce", within(e)) }),
  rung: (e) => ({ text: capital(t(rungMessage(e), { ...within(e), from: e.from ?? "", rung: e.rung ?? 0 })) }),
  refused: (e) => ({ text: t("log-refused", { action: actionName(e.action) }) }),
  vote: (e) => ({
    text: capital(t(`log-vote-${e.to}`, { ...within(e), by: inside(e.against ?? "NONE"), tally: e.reason ?? "" })),
  }),
  advice: (e) => ({
    text: capital(t(`log-advice-${e.to}`, { ...within(e), against: inside(e.against ?? "NONE"), rung: e.rung ?? 0 })),
  }),
  alarm: (e) => ({ text: t("log-alarm", { ...within(e), points: e.tension ?? 0 }) }),
  claim: (e) => ({
    text: t(claimMessage(e), {
      ...within(e),
      kind: kindName(e.kind),
      sure: aboutPercent(e.att ?? 0),
    }),
  }),
  home: (e) => ({ text: capital(t(`log-home-${e.reason}`, within(e))) }),
  tech: (e) => ({ text: capital(t(`log-tech-${e.reason}`, { ...within(e), field: t(`tech-${e.to}`) })) }),
  end: () => ({ text: t("log-end") }),
};

export function tell(e: LogEvent): Told {
  return tellers[e.k]?.(e) ?? { text: t("log-other", { ...names(e), kind: kindName(e.kind ?? e.k) }) };
}

/** The event as one plain sentence, for titles and spoken text. */
export function tellPlain(e: LogEvent): string {
  const { lead, text } = tell(e);
  return lead ? `${lead}: ${text}` : text;
}

/** What somebody did, or what happened: who against whom, what, where, at what cost. */
function incident(e: LogEvent): Told {
  const who = isChance(e) ? within(e) : names(e);
  return { text: [`${t(incidentMessage(e), { ...who, ...whereAndWhat(e) })}.`, ...aftermath(e)].join(" ") };
}

function claimMessage(e: LogEvent): string {
  if (e.reason === "denial") return "log-claim-denial";
  return isSomebody(e.actor) ? "log-claim" : "log-claim-nobody";
}

function rungMessage(e: LogEvent): string {
  if (!e.from) return "log-rung";
  return isFall(e) ? "log-rung-down" : "log-rung-up";
}

/** Whether a pair came down the ladder. */
export function isFall(e: LogEvent): boolean {
  return e.k === "rung" && Number(e.from ?? 0) > (e.rung ?? 0);
}

/** What forces did to each other although nobody gave the order. */
function isChance(e: LogEvent): boolean {
  return e.k === "incident" && !e.action && isSomebody(e.actor) && isOther(e);
}

/** A belief in permille as percent, to the nearest five: finer would pretend to know. */
export function aboutPercent(permille: number): number {
  return Math.round(permille / 50) * 5;
}

function actText(e: LogEvent): string {
  return `${t(isOther(e) ? "log-act-target" : "log-act", { ...names(e), action: actionName(e.action) })}${atPlace(e)}.`;
}

function isOther(e: LogEvent): boolean {
  return Boolean(e.target && e.target !== "NONE" && e.target !== e.actor);
}

function names(e: LogEvent) {
  return { actor: nameOf(e.actor ?? "NONE"), target: nameOf(e.target ?? "NONE") };
}

/** The same names as they stand inside a sentence. */
function within(e: LogEvent) {
  return { actor: inside(e.actor ?? "NONE"), target: inside(e.target ?? "NONE") };
}

function atPlace(e: LogEvent): string {
  return e.place ? ` (${placeName(e.place)})` : "";
}

function incidentMessage(e: LogEvent): string {
  if (isChance(e)) return e.reason === "accident" ? "log-accident" : "log-chance";
  if (!isSomebody(e.actor)) return "log-incident-unknown";
  return isOther(e) ? "log-incident" : "log-incident-alone";
}

function whereAndWhat(e: LogEvent) {
  return { kind: kindName(e.kind), place: e.place ? placeName(e.place) : "none" };
}

function aftermath(e: LogEvent): string[] {
  const out: string[] = [];
  if (e.deaths) out.push(t("log-deaths", { count: e.deaths }));
  if (e.sustained) out.push(t("log-sustained"));
  if (e.covert && isSomebody(e.suspect) && e.suspect !== e.actor) {
    out.push(t("log-suspect", { suspect: inside(e.suspect), sure: (e.att ?? 0) / 10 }));
  } else if (e.att !== undefined && e.att < 800 && e.kind === "armed_attack") {
    out.push(t("log-doubt"));
  }
  return out;
}

function injectText(e: LogEvent): string {
  return catalogue.value?.injects.find((i) => i.id === e.inject)?.text ?? e.inject ?? "";
}

function dutyStep(e: LogEvent): string {
  const to = stateName(e.to);
  const both = isSomebody(e.actor) && isSomebody(e.target);
  const duty = both ? { obligor: inside(e.actor), claimant: inside(e.target) } : undefined;
  const by = e.by?.length ? ` (${e.by.join(", ")})` : "";
  if (!duty) return t("log-duty-alone", { who: nameOf(isSomebody(e.actor) ? e.actor : e.target), to }) + by;
  if (!e.from || e.from === "none") return t("log-duty", { ...duty, to }) + by;
  return t("log-duty-from", { ...duty, from: stateName(e.from), to }) + by;
}

function choice(e: LogEvent): string {
  return e.choice ? t(`choice-${e.choice}`) : "";
}

/**
 * Who must do what by when, without the article. A disputed duty is owed under the
 * broad reading alone, so it is told as what would follow from it.
 */
export function dutySentence(d: Duty): string {
  const kind = clauseOf(d.clause)?.kind ?? "assist";
  const disputed = d.state === "disputed";
  const who = (actor: Actor | undefined) => (isSomebody(actor) ? inside(actor) : "none");
  const gist = clauseOf(d.clause)?.gist ?? d.clause;
  const line = t(disputed ? `duty-line-${kind}-disputed` : `duty-line-${kind}`, {
    obligor: who(d.obligor),
    claimant: who(d.claimant),
    against: who(d.against),
    gist,
  });
  if (kind === "prohibit" || kind === "permit") return `${capital(line)}.`;
  if (d.state === "available") return t("duty-if-asked", { line });
  const by = d.due && !(disputed && kind === "act") ? t("duty-line-by", { turn: d.due }) : "";
  const broad = disputed && kind !== "act" ? t("duty-line-broad") : "";
  return `${capital(line)}${by}${broad}.`;
}

/** How others see the attack that a duty is about, in one sentence; nothing where there is no opinion. */
export function outlookSentence(d: Duty): string {
  const o = d.outlook;
  if (!o) return "";
  const attack = { claimant: inside(d.claimant) };
  return capital(t(o.began ? `outlook-${o.status}-began` : `outlook-${o.status}`, attack));
}

/** Who is suspected of a covert act, what one believes oneself, and what is being done about it. */
export function doubtSentences(d: Doubt): string[] {
  const about = { kind: kindName(d.kind), target: inside(d.target) };
  const out = [
    isSomebody(d.suspect)
      ? t("doubt-suspect", { ...about, suspect: inside(d.suspect), sure: aboutPercent(d.att) })
      : t("doubt-nobody", about),
  ];
  const own = Object.entries(d.belief ?? {}).sort((a, b) => b[1] - a[1])[0];
  if (own) out.push(t("doubt-own", { who: hypothesis(own[0]), sure: aboutPercent(own[1]) }));
  for (const seat of d.denied ?? []) out.push(capital(t("doubt-denied", { who: inside(seat) })));
  if (d.inquiry) out.push(t("doubt-inquiry", { count: d.inquiry }));
  else out.push(d.left ? t("doubt-left", { count: d.left }) : t("doubt-cold"));
  return out;
}

function hypothesis(name: string): string {
  return name === "no_state" || name === "accident" ? t(`doubt-${name}`) : inside(name);
}

/** Whether a duty or event names an actor on this side; a ban may protect everybody. */
export function isSomebody(actor: Actor | undefined): actor is Actor {
  return Boolean(actor) && actor !== "NONE";
}

const OPEN = new Set(["available", "triggered", "due", "disputed"]);

export function isOpen(d: Duty): boolean {
  return OPEN.has(d.state) && !d.answer;
}

/**
 * An open duty that somebody has to act on. Most consultation clauses stay available
 * for many turns; they wait in the treaty board until somebody asks.
 */
export function isPressing(d: Duty): boolean {
  return isOpen(d) && (d.state !== "available" || clauseOf(d.clause)?.kind === "assist");
}

export function concerns(e: LogEvent, seat: string | undefined): boolean {
  return seat !== undefined && (e.actor === seat || e.target === seat);
}

export function audience(m: Message): string {
  return m.to.includes("ALL") ? t("press-everyone") : m.to.map((s) => nameOf(s)).join(", ");
}
