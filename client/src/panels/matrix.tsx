import { isPressing } from "../core/describe.ts";
import { looks, PAIRS } from "../core/seats.ts";
import { view } from "../core/store.ts";
import { nameOf, t } from "../core/text.ts";
import { Flag } from "../ui/controls.tsx";
import { HelpOn } from "../ui/helpon.tsx";
import { Icon } from "../ui/icon.tsx";
import { SEATS, type View } from "../wire.ts";

const STEPS = [100, 250, 400, 550, 700, 850];

/** The colour step of a tension: 0 calm ... 6 war. */
export function heat(tension: number): number {
  return STEPS.filter((edge) => tension >= edge).length;
}

/** Change of a pair's tension since the turn before, in tenths of the scale. */
export function change(v: View, a: number, b: number): number {
  const before = v.history.filter((h) => h.turn < v.turn).at(-1);
  const pair = PAIRS.findIndex(([x, y]) => (x === a && y === b) || (x === b && y === a));
  const old = before?.tension[pair];
  return old === undefined ? 0 : Math.round((v.tension[a]![b]! - old) / 10) / 10;
}

export function Matrix() {
  const v = view.value;
  if (!v) return null;
  return (
    <section class="panel matrix-panel" aria-labelledby="matrix-title">
      <header>
        <h2 id="matrix-title">
          {t("matrix-title")} <HelpOn term="tension" />
        </h2>
        <p class="small quiet">{t("matrix-what")}</p>
      </header>
      <table class="matrix">
        <thead>
          <tr>
            <td />
            {SEATS.map((s) => (
              <th key={s} scope="col">
                <Head seat={s} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {SEATS.map((a, i) => (
            <tr key={a}>
              <th scope="row">
                <Head seat={a} />
              </th>
              {SEATS.map((b, j) => (i === j ? <td key={b} class="self" /> : <Cell key={b} v={v} i={i} j={j} />))}
            </tr>
          ))}
        </tbody>
      </table>
      <p class="scale small" aria-hidden="true">
        {t("matrix-low")}
        {[0, 1, 2, 3, 4, 5, 6].map((step) => (
          <span key={step} data-heat={step} />
        ))}
        {t("matrix-high")}
      </p>
    </section>
  );
}

function Head({ seat }: { seat: (typeof SEATS)[number] }) {
  return (
    <>
      <Flag seat={seat} />
      <span aria-hidden="true"> {looks[seat].short}</span>
      <span class="hidden">{nameOf(seat)}</span>
    </>
  );
}

function Cell({ v, i, j }: { v: View; i: number; j: number }) {
  const value = v.tension[i]![j]!;
  const by = change(v, i, j);
  const duty = v.duties.some(
    (d) =>
      isPressing(d) &&
      [SEATS[i], SEATS[j]].includes(d.obligor as never) &&
      [SEATS[i], SEATS[j]].includes(d.claimant as never),
  );
  const rung = v.rung[i]?.[j] ?? 0;
  return (
    <td
      class={duty ? "heat duty" : "heat"}
      data-heat={heat(value)}
      title={t("matrix-cell", { a: nameOf(SEATS[i]), b: nameOf(SEATS[j]), value: value / 100, rung })}
    >
      <b>{Math.round(value / 100)}</b>
      {Math.abs(by) >= 0.2 && (
        <span class="delta">
          <Icon name={by > 0 ? "up" : "down"} />
          <span class="hidden">{t(by > 0 ? "matrix-up" : "matrix-down", { by: Math.abs(by) })}</span>
        </span>
      )}
      {duty && <span class="hidden">, {t("matrix-duty")}</span>}
    </td>
  );
}
