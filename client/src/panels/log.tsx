import { useSignal } from "@preact/signals";
import { concerns, isFall, tell, tellPlain } from "../core/describe.ts";
import { draft } from "../core/draft.ts";
import { folded, type Run } from "../core/fold.ts";
import { ownSeat, view } from "../core/store.ts";
import { t } from "../core/text.ts";
import { ClauseLink } from "../ui/clauselink.tsx";
import { Icon, type IconName } from "../ui/icon.tsx";
import type { LogEvent } from "../wire.ts";
import { Why } from "./why.tsx";

const icons: Record<LogEvent["k"], IconName> = {
  act: "dot",
  incident: "bomb",
  inject: "warning",
  slip: "warning",
  duty: "treaty",
  answer: "scale",
  war: "swords",
  truce: "check",
  rung: "up",
  refused: "cross",
  vote: "scale",
  claim: "message",
  home: "people",
  tech: "file",
  advice: "message",
  alarm: "warning",
  end: "check",
};

/** What happened, newest turn first, in the order it happened within a turn. */
export function EventLog() {
  const mine = useSignal(false);
  const seat = ownSeat.value;
  const shown = (view.value?.log ?? []).filter((e) => !mine.value || concerns(e, seat));
  const turns = [...new Set(shown.map((e) => e.turn))].sort((a, b) => b - a);
  return (
    <section class="panel log-panel" aria-labelledby="log-title">
      <header>
        <h2 id="log-title">{t("log-title")}</h2>
        {seat && (
          <label class="check small">
            <input type="checkbox" checked={mine.value} onChange={(e) => (mine.value = e.currentTarget.checked)} />
            {t("log-filter")}
          </label>
        )}
      </header>
      {turns.length === 0 && <p class="quiet">{t("log-empty")}</p>}
      {turns.map((turn) => (
        <section key={turn} class="log-turn">
          <h3>{t("log-turn", { turn })}</h3>
          <ol>
            {folded(shown.filter((e) => e.turn === turn)).map((run) =>
              run.rest.length === 0 ? <Entry key={run.first.n} e={run.first} /> : <Fold key={run.first.n} run={run} />,
            )}
          </ol>
        </section>
      ))}
    </section>
  );
}

/** Offers that nobody has taken up yet, as one line that opens. */
function Fold({ run }: { run: Run }) {
  return (
    <li class="entry fold" data-k="duty">
      <span class="entry-icon">
        <Icon name={icons.duty} />
      </span>
      <details>
        <summary>{t(`log-fold-${run.first.to}`, { count: run.rest.length + 1 })}</summary>
        <ol>
          {[run.first, ...run.rest].map((e) => (
            <Entry key={e.n} e={e} />
          ))}
        </ol>
      </details>
    </li>
  );
}

/** These say the whole question; the others only "Why?", to keep the list quiet. */
const HEAVY = new Set<LogEvent["k"]>(["incident", "duty", "war"]);

export function Entry({ e, brief }: { e: LogEvent; brief?: boolean }) {
  const { lead, text } = tell(e);
  const mine = concerns(e, ownSeat.value);
  return (
    <li class={mine ? "entry mine" : "entry"} data-k={e.k} data-seat={e.actor}>
      <span class="entry-icon">
        <Icon name={e.covert ? "secret" : isFall(e) ? "down" : icons[e.k]} />
      </span>
      <span>
        {lead && (
          <b>
            {e.clause ? <ClauseLink clause={e.clause}>{lead}</ClauseLink> : lead}
            {": "}
          </b>
        )}
        {text}
        {e.covert && <span class="quiet"> ({t("orders-covert-mark")})</span>}
        {mine && <span class="hidden"> ({t("log-you")})</span>}{" "}
        <Why
          q={{ event: e.n, clause: e.clause }}
          about={tellPlain(e)}
          label={t(brief || !HEAVY.has(e.k) ? "why" : "why-happened")}
        />
      </span>
    </li>
  );
}

const WEIGHT: Record<LogEvent["k"], number> = {
  end: 9,
  war: 8,
  truce: 8,
  duty: 6,
  slip: 6,
  incident: 6,
  answer: 5,
  refused: 5,
  inject: 4,
  vote: 5,
  home: 5,
  tech: 4,
  rung: 3,
  act: 2,
  claim: 2,
  advice: 5,
  alarm: 3,
};
const SHOWN = 3;

/**
 * The most important events of the newest turn the log holds. Both its halves count: where nobody owed
 * an answer the second half passes by itself, and the reader has not seen the first.
 */
export function newest(log: LogEvent[], turn: number, seat: string | undefined) {
  const last = log.filter((e) => e.turn >= turn - 1).at(-1);
  if (!last) return { top: [], more: 0 };
  const fresh = log.filter((e) => e.turn === last.turn);
  const weight = (e: LogEvent) =>
    WEIGHT[e.k] -
    (e.to === "available" || e.to === "lapsed" ? 4 : 0) +
    (concerns(e, seat) ? 3 : 0) +
    (e.sev ?? 0) / 300;
  const top = [...fresh]
    .sort((a, b) => weight(b) - weight(a) || a.n - b.n)
    .slice(0, SHOWN)
    .sort((a, b) => a.n - b.n);
  return { top, more: fresh.length - top.length };
}

/** Folds away once the reader has begun to choose orders. */
export function SinceLastTurn() {
  const v = view.value;
  if (!v || v.turn < 1) return null;
  const { top, more } = newest(v.log, v.turn, ownSeat.value);
  if (top.length === 0) return null;
  return (
    <section class="panel since" aria-labelledby="since-title">
      <details open={draft.value.lines.length === 0}>
        <summary>
          <h2 id="since-title">{t("since-title")}</h2>
          {more > 0 && <span class="small quiet">{t("since-more", { count: more })}</span>}
        </summary>
        <ol>
          {top.map((e) => (
            <Entry key={e.n} e={e} brief />
          ))}
        </ol>
      </details>
    </section>
  );
}
