import { useSignal } from "@preact/signals";
import type { Clause, Treaty } from "../catalogue-types.ts";
import { articleName, clauseName, dutySentence, treatyName } from "../core/describe.ts";
import { catalogue, view } from "../core/store.ts";
import { day, nameOf, t } from "../core/text.ts";
import { ClauseLink } from "../ui/clauselink.tsx";
import { State } from "../ui/controls.tsx";
import { HelpOn } from "../ui/helpon.tsx";
import type { ClauseNow, View } from "../wire.ts";
import { Why } from "./why.tsx";

const QUIET = new Set(["none", "not_in_force", "signed_not_in_force", "suspended"]);
const FIRED = new Set(["available", "triggered", "due", "disputed", "fulfilled", "breached"]);

/** Every clause of every treaty with its present state and the reason behind it. */
export function TreatyBoard() {
  const v = view.value;
  const cat = catalogue.value;
  const live = useSignal(false);
  if (!v || !cat) return null;
  const now = new Map(v.clauses.map((c) => [c.clause, c]));
  const groups = cat.treaties
    .map((treaty) => ({
      treaty,
      clauses: cat.clauses.filter((c) => c.treaty === treaty.id && (!live.value || !QUIET.has(stateOf(now, c)))),
    }))
    .filter((g) => g.clauses.length > 0)
    .sort((a, b) => rank(a.treaty) - rank(b.treaty) || liveliness(b.clauses, now) - liveliness(a.clauses, now));
  return (
    <section class="panel board" aria-labelledby="board-title">
      <header>
        <h2 id="board-title">
          {t("board-title")} <HelpOn term="duty" />
        </h2>
        <label class="check small">
          <input type="checkbox" checked={live.value} onChange={(e) => (live.value = e.currentTarget.checked)} />
          {t("board-live")}
        </label>
      </header>
      {groups.length === 0 && <p class="quiet">{t("board-empty")}</p>}
      {groups.map(({ treaty, clauses }) => (
        <Group key={treaty.id} treaty={treaty} clauses={clauses} now={now} v={v} />
      ))}
    </section>
  );
}

function stateOf(now: Map<string, ClauseNow>, c: Clause): string {
  return now.get(c.id)?.state ?? "none";
}

/** Treaties first, then promises that bind in politics alone; what each state tells itself comes last. */
const NATURES = ["treaty", "political", "military agreement", "resolution", "doctrine", "domestic law"];

export function rank(treaty: Pick<Treaty, "nature">): number {
  const at = NATURES.indexOf(treaty.nature ?? "");
  return at < 0 ? NATURES.length : at;
}

function liveliness(clauses: Clause[], now: Map<string, ClauseNow>): number {
  return clauses.filter((c) => FIRED.has(stateOf(now, c))).length;
}

interface GroupProps {
  treaty: Treaty;
  clauses: Clause[];
  now: Map<string, ClauseNow>;
  v: View;
}

function Group({ treaty, clauses, now, v }: GroupProps) {
  const absent = isAbsent(
    treaty,
    clauses.map((c) => stateOf(now, c)),
  );
  return (
    <section class="board-group">
      <h3 title={treaty.title}>{treatyName(treaty.id)}</h3>
      <p class="small quiet">
        {treaty.parties.map((p) => nameOf(p)).join(" · ")}, {absent ? t("board-not-here") : inForce(treaty, v.date)}
      </p>
      <ul>
        {clauses.map((c) => (
          <Row key={c.id} c={c} state={absent ? "absent" : stateOf(now, c)} by={now.get(c.id)?.by} v={v} />
        ))}
      </ul>
    </section>
  );
}

/**
 * Whether the match is played without this text, as it has another treaty in its place.
 * One that is signed and never enters into force is part of it.
 */
export function isAbsent(treaty: Treaty, states: string[]): boolean {
  return !treaty.in_force?.length && !states.includes("signed_not_in_force");
}

/** The period that holds the date, or that the treaty is not in force on it. */
export function inForce(treaty: Treaty, date: string): string {
  const period = treaty.in_force?.find((p) => p.from <= date && (!p.until || date < p.until));
  if (!period) return t("board-not-now");
  if (!period.until) return t("board-in-force-since", { from: day(period.from) });
  return t("board-in-force", { from: day(period.from), to: day(period.until) });
}

function Row({ c, state, by, v }: { c: Clause; state: string; by?: string[]; v: View }) {
  const duties = v.duties.filter((d) => d.clause === c.id);
  const fired = FIRED.has(state);
  return (
    <li class={fired ? "clause fired" : "clause"} data-clause={c.id} data-state={state}>
      <div class="clause-line">
        <p>
          <ClauseLink clause={c.id}>
            <b>{articleName(c.article)}</b>
            <span class="hidden"> {treatyName(c.treaty)}</span>
          </ClauseLink>{" "}
          {c.gist}
        </p>
        <State state={state} by={by} />
      </div>
      {duties.map((d) => (
        <p key={d.id} class="small clause-duty">
          {dutySentence(d)} <State state={d.state} by={d.by} />
          {d.answer && ` ${t("duty-answer", { answer: t(`choice-${d.answer}`) })}`}{" "}
          <Why q={{ duty: d.id }} about={dutySentence(d)} />
        </p>
      ))}
      <Why q={{ clause: c.id }} about={clauseName(c.id)} label={fired ? t("why") : t("why-not")} />
    </li>
  );
}
