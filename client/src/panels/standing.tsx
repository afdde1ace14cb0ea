import { view } from "../core/store.ts";
import { signed, t } from "../core/text.ts";

/** The player's own score during play, aim by aim. */
export function Standing() {
  const s = view.value?.standing;
  if (!s) return null;
  return (
    <details>
      <summary>{t("standing-title", { total: signed(s.total) })}</summary>
      <p class="small quiet">{t("standing-note")}</p>
      <dl class="facts">
        {Object.entries(s.aims).map(([aim, points]) => (
          <div key={aim}>
            <dt>{t(`aim-${aim}`)}</dt>
            <dd class="num">{signed(points)}</dd>
          </div>
        ))}
        {s.tolls !== undefined && (
          <div>
            <dt>{t("standing-tolls")}</dt>
            <dd class="num">{signed(s.tolls)}</dd>
          </div>
        )}
      </dl>
    </details>
  );
}
