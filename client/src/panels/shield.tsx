import { clauseName } from "../core/describe.ts";
import { layers } from "../core/shield.ts";
import { catalogue, view } from "../core/store.ts";
import { nameOf, t } from "../core/text.ts";
import type { Seat } from "../wire.ts";

/** The layers that deter an attack on a country, the nearest first. */
export function Shield({ seat }: { seat: Seat }) {
  if (!view.value || !catalogue.value) return null;
  const all = layers(view.value, catalogue.value, seat);
  return (
    <div class="shield">
      <h3 class="small">{t("shield-title")}</h3>
      {all.length === 0 && <p class="quiet small">{t("shield-none")}</p>}
      <ol class="small">
        {all.map((layer) => (
          <li key={layer.kind + layer.by + layer.clause}>
            {t(`shield-${layer.kind}`, {
              by: nameOf(layer.by),
              clause: layer.clause ? clauseName(layer.clause) : "",
              warheads: layer.warheads ?? 0,
            })}
          </li>
        ))}
      </ol>
    </div>
  );
}
