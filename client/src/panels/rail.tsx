import { looks, seatIndex } from "../core/seats.ts";
import { ownSeat, selected, view } from "../core/store.ts";
import { has, nameOf, t } from "../core/text.ts";
import { choose } from "../map/theatre.tsx";
import { Flag, Name } from "../ui/controls.tsx";
import { SEATS, type Seat } from "../wire.ts";
import { heat } from "./matrix.tsx";
import { Shield } from "./shield.tsx";
import { Standing } from "./standing.tsx";

/** The six countries as buttons: the equal way to the map for touch and keyboard. */
export function Rail() {
  const v = view.value;
  return (
    <ul class="rail" aria-label={t("rail-title")}>
      {SEATS.map((seat) => (
        <li key={seat}>
          <button
            type="button"
            class="rail-button"
            data-seat={seat}
            aria-pressed={selected.value === seat}
            aria-current={ownSeat.value === seat}
            onClick={() => choose(seat)}
          >
            <Flag seat={seat} />
            <span class="rail-name">{nameOf(seat)}</span>
            <span class="rail-short" aria-hidden="true">
              {looks[seat].short}
            </span>
            <span class="hidden">, </span>
            <span class="rail-rung">{t("rail-rung")}</span>
            <b>{v?.countries.find((c) => c.seat === seat)?.rung ?? 0}</b>
            {ownSeat.value === seat && <span class="hidden"> ({t("rail-you")})</span>}
          </button>
        </li>
      ))}
    </ul>
  );
}

/** What is known of the selected country, under the rail. */
export function CountryCard() {
  const seat = selected.value;
  const country = view.value?.countries.find((c) => c.seat === seat);
  if (!seat || !country) return null;
  const known = Object.entries(country.facts);
  const facts = known.filter(([name]) => KEY.has(name));
  const rest = known.filter(([name, value]) => !KEY.has(name) && value !== 0);
  return (
    <section class="country-card" data-seat={seat} aria-label={t("country-title", { name: nameOf(seat) })}>
      <h2>
        <Name actor={seat} />
      </h2>
      <div class="country-facts">
        <FactList facts={facts} />
        {rest.length > 0 && (
          <details>
            <summary>{t("country-more")}</summary>
            <FactList facts={rest} />
          </details>
        )}
        <Shield seat={seat} />
        {ownSeat.value === seat && <Standing />}
      </div>
      {facts.length === 0 && <p class="quiet">{t("country-none")}</p>}
      <h3 class="small">{t("country-tension-with")}</h3>
      <ul class="heat-row">
        {SEATS.filter((s) => s !== seat).map((other) => (
          <HeatWith key={other} a={seat} b={other} />
        ))}
      </ul>
    </section>
  );
}

/** The numbers that move in most turns; the rest is one click away. */
const KEY = new Set([
  "support",
  "econ",
  "reputation",
  "alert",
  "nuclear_alert",
  "casualties",
  "troops_abroad",
  "authorised",
  "abandonment",
  "entrapment",
]);

function FactList({ facts }: { facts: [string, number][] }) {
  return (
    <dl class="facts">
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{factName(name)}</dt>
          <dd class="num">{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function HeatWith({ a, b }: { a: Seat; b: Seat }) {
  const value = view.value?.tension[seatIndex(a)]?.[seatIndex(b)] ?? 0;
  return (
    <li class="heat" data-heat={heat(value)}>
      <Flag seat={b} /> <span class="hidden">{nameOf(b)}</span> <b>{Math.round(value / 100)}</b>
    </li>
  );
}

export function factName(name: string): string {
  return has(`fact-${name}`) ? t(`fact-${name}`) : name.replaceAll("_", " ");
}
