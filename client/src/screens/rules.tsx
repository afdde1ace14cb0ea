import { useSignal } from "@preact/signals";
import type { Clause, Treaty } from "../catalogue-types.ts";
import { articleName, treatyName } from "../core/describe.ts";
import { catalogue, view } from "../core/store.ts";
import { day, nameOf, t } from "../core/text.ts";
import { State } from "../ui/controls.tsx";
import { Page } from "../ui/page.tsx";

/** Every clause the last opened match tests, with the rule in words. */
export function Rules() {
  const query = useSignal("");
  const cat = catalogue.value;
  const wanted = query.value.toLowerCase();
  const hit = (c: Clause) => [c.id, c.gist, c.prose, c.article].join(" ").toLowerCase().includes(wanted);
  return (
    <Page title={t("rules-title")}>
      <div class="rules stack">
        <h1>{t("rules-title")}</h1>
        <p>{t("rules-intro")}</p>
        {!cat && <p class="notice">{t("rules-scenario-needed")}</p>}
        {cat && (
          <label class="field">
            <span class="label">{t("rules-search")}</span>
            <input
              class="input"
              type="search"
              value={query.value}
              onInput={(e) => (query.value = e.currentTarget.value)}
            />
          </label>
        )}
        {cat?.treaties.map((treaty) => (
          <TreatyRules
            key={treaty.id}
            treaty={treaty}
            clauses={cat.clauses.filter((c) => c.treaty === treaty.id && hit(c))}
          />
        ))}
      </div>
    </Page>
  );
}

function TreatyRules({ treaty, clauses }: { treaty: Treaty; clauses: Clause[] }) {
  if (clauses.length === 0) return null;
  const periods = (treaty.in_force ?? []).map((p) =>
    p.until
      ? t("board-in-force", { from: day(p.from), to: day(p.until) })
      : t("board-in-force-since", { from: day(p.from) }),
  );
  return (
    <section class="panel stack">
      <header>
        <h2>{treatyName(treaty.id)}</h2>
        <p>{treaty.title}</p>
        <p class="small quiet">
          {treaty.parties.map((p) => nameOf(p)).join(" · ")}, {periods.join("; ")}
        </p>
      </header>
      {clauses.map((c) => (
        <ClauseRule key={c.id} c={c} />
      ))}
      {treaty.source && <p class="small quiet">{treaty.source}</p>}
    </section>
  );
}

function ClauseRule({ c }: { c: Clause }) {
  const now = view.value?.clauses.find((x) => x.clause === c.id);
  return (
    <article class="clause-rule" id={c.id}>
      <h3>
        {articleName(c.article)} <span class="quiet">{t(`rules-modality-${c.modality}`)}</span>{" "}
        {now && <State state={now.state} by={now.by} />}
      </h3>
      <p>{c.gist}</p>
      {c.prose?.map((rule) => (
        <p key={rule} class="small">
          <b>{t("rules-when")}:</b> {rule}
        </p>
      ))}
    </article>
  );
}
