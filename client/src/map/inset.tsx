import { view } from "../core/store.ts";
import { nameOf, t } from "../core/text.ts";
import { Flag } from "../ui/controls.tsx";
import type { Seat } from "../wire.ts";
import type { Panel } from "./geometry.ts";
import { choose } from "./theatre.tsx";

/** A theatre far away that is tied to this one, with its own number. */
export function Inset({ panel, seat }: { panel: Panel; seat?: Seat }) {
  const rung = view.value?.countries.find((c) => c.seat === seat)?.rung;
  const title = seat ? nameOf(seat) : t("map-linked");
  const [w, h] = panel.size as [number, number];
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the country rail offers the same choice to the keyboard
    <figure class="inset" data-seat={seat ?? "UKR"} onClick={() => seat && choose(seat)}>
      <figcaption>
        {seat && <Flag seat={seat} />}
        <span>{title}</span>
        {rung !== undefined && (
          <b>
            <span class="hidden">{t("rail-rung")} </span>
            {rung}
          </b>
        )}
      </figcaption>
      <svg viewBox={`0 0 ${w} ${h}`} preserveAspectRatio="xMidYMid slice" aria-hidden="true">
        <path class="grid" d={panel.grid} />
        <path class="neutral" d={panel.neutral} />
        <path class="borders" d={panel.borders} />
        {panel.countries.map(({ id, d }) => (
          <path key={id} class="country" data-seat={id} d={d} />
        ))}
        {panel.disputed.map(({ id, d }) => (
          <path key={id} class="disputed" d={d} />
        ))}
      </svg>
    </figure>
  );
}
