import words from "../../../assets/text/en/outcome.ftl";
import { questions } from "../core/debrief.ts";
import { clauseName, isSomebody } from "../core/describe.ts";
import { FATES, type Fate, type Fated, type Heat, outcomeOf, type War } from "../core/outcome.ts";
import { catalogue, clauseOf, view } from "../core/store.ts";
import { addText, capital, inside, nameOf, t } from "../core/text.ts";
import { ClauseLink } from "../ui/clauselink.tsx";
import { Flag } from "../ui/controls.tsx";
import { heat } from "./matrix.tsx";
import { Scores } from "./scores.tsx";
import { Why } from "./why.tsx";

addText(words);

/** What the match came to: heat, wars, dead, duties, and what to talk about. */
export function OutcomeParts() {
  const v = view.value;
  if (!v) return null;
  const o = outcomeOf(v);
  return (
    <div class="outcome">
      <Scores over={v.over} />
      <section>
        <h3>{t("outcome-hot")}</h3>
        <Peaks pairs={o.pairs} />
      </section>
      <section>
        <h3>{t("outcome-wars")}</h3>
        {o.wars.length === 0 && <p>{t("outcome-no-war")}</p>}
        <ul>
          {o.wars.map((w) => (
            <li key={w.event}>
              {warText(w)} <Why q={{ event: w.event }} about={warText(w)} />
            </li>
          ))}
        </ul>
      </section>
      <section>
        <h3>{t("outcome-dead")}</h3>
        <p>
          {o.dead.map(({ seat, count }) => t("outcome-dead-of", { name: nameOf(seat), count })).join(" · ") ||
            t("outcome-no-dead")}
        </p>
      </section>
      <section>
        <h3>{t("outcome-duties")}</h3>
        {o.duties.length === 0 && <p>{t("outcome-no-duty")}</p>}
        {FATES.map((fate) => (
          <FateList key={fate} fate={fate} list={o.duties.filter((d) => d.fate === fate)} />
        ))}
      </section>
      <Assumed />
      <section>
        <h3>{t("outcome-talk")}</h3>
        <ol class="debrief">
          {questions(v, o).map((q) => (
            <li key={q}>{q}</li>
          ))}
        </ol>
      </section>
    </div>
  );
}

/** Findings that scholars dispute, and whether this match took them for granted. */
function Assumed() {
  const list = catalogue.value?.assumptions ?? [];
  if (!list.length) return null;
  return (
    <section>
      <h3>{t("outcome-assumed")}</h3>
      <p>{t("outcome-assumed-note")}</p>
      <ul class="assumed">
        {list.map((a) => (
          <li key={a.name} title={a.source}>
            <b>{t(a.on ? "outcome-assumed-on" : "outcome-assumed-off")}</b> {a.says}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Peaks({ pairs }: { pairs: Heat[] }) {
  return (
    <ul class="peaks">
      {pairs.map(({ a, b, tension, turn, rung }) => (
        <li key={`${a} ${b}`}>
          <span class="peak-pair">
            <Flag seat={a} /> <Flag seat={b} /> {t("outcome-pair", { a: nameOf(a), b: nameOf(b) })}
          </span>
          <span>
            {t("outcome-rung")} <b>{rung}</b>
            <span class="small quiet"> {t(`rung-${rung}`)}</span>
          </span>
          <span>
            {t("outcome-tension")}{" "}
            <b class="heat peak" data-heat={heat(tension)}>
              {Math.round(tension / 100)}
            </b>
            <span class="small quiet"> {t("log-turn", { turn })}</span>
          </span>
        </li>
      ))}
    </ul>
  );
}

function warText({ a, b, turn, declared }: War): string {
  return capital(t(declared ? "outcome-declared" : "outcome-fought", { a: inside(a), b: inside(b), turn }));
}

const STATE: Record<Fate, string> = { kept: "fulfilled", broken: "breached", disputed: "disputed", open: "due" };

function FateList({ fate, list }: { fate: Fate; list: Fated[] }) {
  if (list.length === 0) return null;
  return (
    <>
      <h4 class="fate" data-state={STATE[fate]}>
        {t(`outcome-${fate}`)}
      </h4>
      <ul class="fates">
        {list.map((d) => (
          <li key={d.event}>
            <ClauseLink clause={d.clause} />: {dutyPair(d)}
            {d.count > 1 && <span class="quiet"> ({t("outcome-times", { count: d.count })})</span>}{" "}
            <Why q={{ event: d.event, clause: d.clause }} about={clauseName(d.clause)} />
            <span class="small quiet block">{capital(clauseOf(d.clause)?.gist ?? "")}</span>
          </li>
        ))}
      </ul>
    </>
  );
}

function dutyPair({ obligor, claimant }: Fated): string {
  if (isSomebody(obligor) && isSomebody(claimant))
    return capital(t("outcome-duty", { obligor: inside(obligor), claimant: inside(claimant) }));
  return nameOf(isSomebody(obligor) ? obligor : claimant);
}
