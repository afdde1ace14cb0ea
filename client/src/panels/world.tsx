import { view } from "../core/store.ts";
import { signed, t } from "../core/text.ts";

/** What everybody knows of the world at large: the war no seat fights out, and the taboo. */
export function World() {
  const w = view.value?.world;
  if (!w) return null;
  const area = (n = 0) => t("world-area", { n: signed(n) });
  const share = (n = 0) => t("world-share", { n: Math.round(n / 10) });
  const rows: [string, string][] = [
    ["war_in_ukraine", t(w.war_in_ukraine ? "world-war-on" : "world-war-off")],
    ["front", area(w.front)],
    ["front_pace", area(w.front_pace)],
    ["us_aid", share(w.us_aid)],
    ["taboo", share(w.taboo)],
  ];
  return (
    <section class="panel" aria-labelledby="world-title">
      <h2 id="world-title">{t("world-title")}</h2>
      <dl class="facts">
        {rows.map(([name, value]) => (
          <div key={name}>
            <dt>{t(`world-${name}`)}</dt>
            <dd class="num">{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
