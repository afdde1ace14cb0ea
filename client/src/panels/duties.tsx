import { dutySentence, clauseName, isOpen, tellPlain } from "../core/describe.ts";
import { draft, setAnswer } from "../core/draft.ts";
import { clauseOf, ownSeat, playing, view } from "../core/store.ts";
import { t } from "../core/text.ts";
import { State } from "../ui/controls.tsx";
import type { Choice, Duty } from "../wire.ts";
import { Why } from "./explain.tsx";

/** Open duties: the reader's own first, then what others owe. */
export function Duties({ limit = 4 }: { limit?: number }) {
  const v = view.value;
  if (!v) return null;
  const open = v.duties.filter(isOpen).sort((a, b) => Number(b.obligor === v.as) - Number(a.obligor === v.as));
  if (open.length === 0) return null;
  return (
    <section class="duties" aria-label={t("duties-title")}>
      {open.slice(0, limit).map((d, i) => (
        <DutyCard key={d.id} d={d} brief={i > 0} />
      ))}
    </section>
  );
}

export function DutyCard({ d, brief }: { d: Duty; brief?: boolean }) {
  const mine = d.obligor === ownSeat.value;
  const name = clauseName(d.clause);
  const cause = view.value?.log.find((e) => e.n === d.cause);
  const asks = playing.value && mine && d.choices && view.value?.phase === "response" && !d.answer;
  return (
    <article class={mine ? "duty-card mine" : "duty-card"} data-state={d.state}>
      <header>
        <h3>{brief && !mine ? name : t(mine ? "duty-mine" : "duty-open")}</h3>
        <State state={d.state} by={d.by} />
      </header>
      <p>
        {!(brief && !mine) && <b>{name}. </b>}
        {dutySentence(d)}
      </p>
      {d.answer && <p>{t("duty-answer", { answer: t(`choice-${d.answer}`) })}</p>}
      {asks && <Answers d={d} choices={d.choices!} />}
      <p class="small quiet">
        {cause && !brief && <>{t("duty-fired", { event: tellPlain(cause), turn: cause.turn })} </>}
        <Why q={{ duty: d.id }} about={name} />
      </p>
    </article>
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
