import { articleName, treatyName } from "../core/describe.ts";
import { rulePath } from "../core/route.ts";
import { capital, t } from "../core/text.ts";
import type { Instrument } from "../rulebook-types.ts";
import { Link } from "../ui/page.tsx";
import type { Found } from "./book.ts";
import { natureOf, span } from "./instrument.tsx";
import { Parties } from "./rule.tsx";

/** Every instrument on one page: who is bound, since when, by how many rules. */
export function Overview({ all }: { all: Instrument[] }) {
  return (
    <>
      <header class="instrument-head">
        <h1>{t("rules-title")}</h1>
        <p class="lead-text">{t("rules-intro")}</p>
      </header>
      <ul class="instrument-list">
        {all.map((i) => (
          <li key={i.id} class="panel">
            <h2>
              <Link to={rulePath(i.id)}>{treatyName(i.id)}</Link>
            </h2>
            <p>{i.title}</p>
            <Parties parties={i.parties} />
            <p class="small quiet">
              {natureOf(i)}, {i.in_force.map(span).join("; ")}, {t("rules-count", { count: i.rules.length })}
            </p>
          </li>
        ))}
      </ul>
    </>
  );
}

/** What a search found, as links into the text. */
export function Results({ found }: { found: Found[] }) {
  return (
    <>
      <h1>{t("rules-found", { count: found.length })}</h1>
      <ul class="result-list">
        {found.map(({ instrument, rule }) => (
          <li key={rule.id} class="panel">
            <h2>
              <Link to={rulePath(instrument.id, rule.id)}>
                {treatyName(instrument.id)}, {articleName(rule.article)}
              </Link>
            </h2>
            <p>{capital(rule.gist)}.</p>
            <p class="small quiet">
              {t(`rules-modality-${rule.modality}`)}, {t(`rules-kind-${rule.kind}`)}
            </p>
          </li>
        ))}
      </ul>
    </>
  );
}
