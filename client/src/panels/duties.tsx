import {
  clauseName,
  dutySentence,
  isOpen,
  isPressing,
  isSomebody,
  kindName,
  outlookSentence,
  tellPlain,
} from "../core/describe.ts";
import { draft, setAnswer } from "../core/draft.ts";
import { clauseOf, ownSeat, playing, tab, view } from "../core/store.ts";
import { nameOf, t } from "../core/text.ts";
import { ClauseLink } from "../ui/clauselink.tsx";
import { Flag, State } from "../ui/controls.tsx";
import { Icon } from "../ui/icon.tsx";
import type { Choice, Duty } from "../wire.ts";
import { Why } from "./why.tsx";

/** Open duties: the reader's own first, then what others owe. Beyond `full` each is a row to open. */
export function Duties({ full = 0 }: { full?: number }) {
  const v = view.value;
  if (!v) return null;
  const open = v.duties.filter(isPressing).sort((a, b) => weight(b, v.as) - weight(a, v.as));
  const callable = v.over ? 0 : v.duties.filter(isOpen).length - open.length;
  if (open.length + callable === 0) return null;
  return (
    <section class="duties" aria-label={t("duties-title")}>
      {open.slice(0, full).map((d) => (
        <DutyCard key={d.id} d={d} />
      ))}
      {open.length > full && (
        <ul class="duty-rows">
          {open.slice(full, full + ROWS).map((d) => (
            <DutyRow key={d.id} d={d} />
          ))}
        </ul>
      )}
      {callable > 0 && (
        <p class="small quiet callable">
          {t("duties-callable", { count: callable })}{" "}
          <button type="button" class="link" onClick={() => (tab.value = "treaties")}>
            {t("tab-treaties")}
          </button>
        </p>
      )}
    </section>
  );
}

const ROWS = 6;
const PRESSING = ["available", "triggered", "disputed", "due"];

/** What the reader owes comes first, then what is owed to them, then the most pressing. */
function weight(d: Duty, as: string): number {
  return (d.obligor === as ? 20 : d.claimant === as ? 10 : 0) + PRESSING.indexOf(d.state);
}

function DutyRow({ d }: { d: Duty }) {
  return (
    <li data-state={d.state} data-duty={d.id}>
      <details>
        <summary>
          <b>{clauseName(d.clause)}</b>
          <span class="duty-pair">
            <Flag seat={d.obligor} />
            <span class="hidden">
              {t("duty-summary", { obligor: nameOf(d.obligor), claimant: nameOf(d.claimant) })}
            </span>
            {isSomebody(d.obligor) && isSomebody(d.claimant) && <span aria-hidden="true">→</span>}
            <Flag seat={d.claimant} />
          </span>
          <State state={d.state} by={d.by} />
        </summary>
        <p>
          <ClauseLink clause={d.clause} />. {dutySentence(d)}
        </p>
        <Cause d={d} />
      </details>
    </li>
  );
}

/** Why the duty fired, and the way to the full explanation. */
function Cause({ d }: { d: Duty }) {
  const cause = view.value?.log.find((e) => e.n === d.cause);
  return (
    <p class="small quiet">
      {outlookSentence(d) && <span class="outlook">{outlookSentence(d)} </span>}
      {cause && <>{t("duty-fired", { event: tellPlain(cause), turn: cause.turn })} </>}
      <Why q={{ duty: d.id }} about={clauseName(d.clause)} />
    </p>
  );
}

function heading(d: Duty, mine: boolean): string {
  if (clauseOf(d.clause)?.kind === "permit") return "duty-right";
  return mine ? "duty-mine" : "duty-open";
}

export function DutyCard({ d }: { d: Duty }) {
  const mine = d.obligor === ownSeat.value;
  const asks = playing.value && mine && d.choices && view.value?.phase === "response" && !d.answer;
  return (
    <article class={mine ? "duty-card mine" : "duty-card"} data-state={d.state}>
      <header>
        <h3>{t(heading(d, mine))}</h3>
        <State state={d.state} by={d.by} />
      </header>
      <p>
        <b>
          <ClauseLink clause={d.clause} />.
        </b>{" "}
        {dutySentence(d)}
      </p>
      <Conflicts d={d} />
      {d.answer && <p>{t("duty-answer", { answer: t(`choice-${d.answer}`) })}</p>}
      {asks && <Answers d={d} choices={d.choices!} />}
      <Cause d={d} />
    </article>
  );
}

/** What another clause forbids of what this one asks for, both cited. */
function Conflicts({ d }: { d: Duty }) {
  if (!isOpen(d) || !d.conflicts?.length) return null;
  return (
    <ul class="conflicts small">
      {d.conflicts.map((c) => (
        <li key={`${c.deed} ${c.clause}`}>
          <Icon name="scale" /> {t(c.deed ? "duty-conflict" : "duty-conflict-opposite", { deed: kindName(c.deed) })}{" "}
          <ClauseLink clause={c.clause} />
          {c.by && c.by.length > 0 && ` (${c.by.join(", ")})`}
          {c.prevails && `. ${t("duty-conflict-prevails", { clause: clauseName(c.prevails) })}`}
        </li>
      ))}
    </ul>
  );
}

function Answers({ d, choices }: { d: Duty; choices: Choice[] }) {
  const picked = draft.value.answers[String(d.id)];
  return (
    <fieldset class="answers" data-arrows>
      <legend class="small">
        {t("duty-answer-pick")}
        <span class="hidden"> {clauseOf(d.clause)?.gist ?? d.clause}</span>
      </legend>
      {choices.map((choice) => (
        <label key={choice} class={picked === choice ? "answer picked" : "answer"}>
          <input
            type="radio"
            name={`duty-${d.id}`}
            value={choice}
            checked={picked === choice}
            onChange={() => setAnswer(d.id, choice)}
          />
          <span>
            <b>{t(`choice-${choice}`)}</b> <span class="small quiet">{t(`choice-${choice}-what`)}</span>
          </span>
        </label>
      ))}
    </fieldset>
  );
}
