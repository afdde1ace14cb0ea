import { t } from "../core/text.ts";
import { disputeOf, readingOf } from "./book.ts";
import { Row } from "./rule.tsx";

/** Questions of law a clause turns on: both readings, and the one in use. */
export function Disputes({ ids }: { ids: string[] }) {
  if (ids.length === 0) return null;
  return (
    <Row label={t("rules-disputes")}>
      {ids.map((id) => (
        <Question key={id} id={id} />
      ))}
    </Row>
  );
}

function Question({ id }: { id: string }) {
  const d = disputeOf(id);
  const now = readingOf(id);
  if (!d) return <p>{id}</p>;
  const used = (reading: string) => now?.reading === reading || now?.reading === "contested";
  return (
    <div class="question">
      <p>
        <b>
          {id}. {d.question}
        </b>
      </p>
      <ul class="readings">
        {(["broad", "narrow"] as const).map((reading) => (
          <li key={reading} data-used={used(reading)}>
            <b>{t(`rules-reading-${reading}`)}</b> {d[reading]}
          </li>
        ))}
      </ul>
      {now && (
        <p class="small quiet">
          {t(now.match ? "rules-reading-match" : "rules-reading-scenario", {
            scenario: now.where,
            reading: t(`rules-reading-is-${now.reading}`),
          })}
        </p>
      )}
    </div>
  );
}
