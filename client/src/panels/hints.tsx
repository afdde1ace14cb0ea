import { catalogue, replay, view } from "../core/store.ts";
import { t } from "../core/text.ts";

/** The scenario's advice for this turn; most scenarios give none. */
export function Hints() {
  const v = view.value;
  const hints = catalogue.value?.hints?.filter((h) => h.turn === v?.turn) ?? [];
  if (!hints.length || v?.phase !== "orders" || replay.value) return null; // advice is for who can still act
  return (
    <section class="panel hints" aria-labelledby="hints-title">
      <h2 id="hints-title">{t("hints-title")}</h2>
      <ul>
        {hints.map((h) => (
          <li key={h.says}>{h.says}</li>
        ))}
      </ul>
    </section>
  );
}
