import { nameOf, signed, t } from "../core/text.ts";
import { Name } from "../ui/controls.tsx";
import type { Over, Score, ScorePart } from "../wire.ts";

/** What the match came to for each country, best first; after a catastrophe nobody ranks. */
export function Scores({ over }: { over: Over | undefined }) {
  const scores = over?.scores ?? [];
  if (scores.length === 0) return null;
  return (
    <section>
      <h3>{t("outcome-scores")}</h3>
      {over?.ranked ? (
        <Ranking scores={scores} />
      ) : (
        <p>{t("outcome-scores-none", { points: signed(scores[0]!.total) })}</p>
      )}
    </section>
  );
}

function Ranking({ scores }: { scores: Score[] }) {
  return (
    <>
      <p class="small quiet">{t("outcome-scores-note")}</p>
      <ul class="scores">
        {ranked(scores).map((s) => (
          <li key={s.seat}>
            <details>
              <summary>
                <Name actor={s.seat} /> <b class="num">{t("outcome-points", { points: signed(s.total) })}</b>
              </summary>
              <ul aria-label={nameOf(s.seat)}>
                {(s.parts ?? []).map((p) => (
                  <li key={p.says}>
                    <b class="num">{partText(p)}</b> {p.says}
                  </li>
                ))}
              </ul>
            </details>
          </li>
        ))}
      </ul>
    </>
  );
}

export function ranked(scores: Score[]): Score[] {
  return [...scores].sort((a, b) => b.total - a.total);
}

function partText({ aim, points, weight }: ScorePart): string {
  return aim
    ? t("outcome-part", { points: signed(points), weight: weight ?? 0 })
    : t("outcome-part-toll", { points: signed(points) });
}
