import { capital, readable, t } from "../core/text.ts";
import type { Outline } from "../rulebook-types.ts";

/** A condition as a list a reader can tick off. */
export function Condition({ o }: { o: Outline }) {
  if (!o.joins) return <p>{capital(readable(o.prose ?? ""))}.</p>;
  return (
    <div class="condition">
      <p class="small quiet">{heading(o)}</p>
      <ul class="parts" data-joins={o.joins}>
        {o.kids?.map((kid, i) => (
          <Part key={`${i} ${kid.prose}`} o={kid} />
        ))}
      </ul>
    </div>
  );
}

function Part({ o }: { o: Outline }) {
  return <li>{o.joins ? <Condition o={o} /> : readable(o.prose ?? "")}</li>;
}

function heading(o: Outline): string {
  const joins = t(`rules-${o.joins}`);
  return o.lead ? `${capital(o.lead)}, ${joins}` : capital(joins);
}

/** The same inside a sentence: short conditions only. */
export function inline(o: Outline): string {
  if (!o.joins) return readable(o.prose ?? "");
  return (o.kids ?? []).map(inline).join(o.joins === "all" ? t("rules-and") : t("rules-or"));
}
