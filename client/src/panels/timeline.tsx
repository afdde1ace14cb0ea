import { scaleLinear } from "d3-scale";
import { line } from "d3-shape";
import { tellPlain } from "../core/describe.ts";
import { looks } from "../core/seats.ts";
import { ownSeat, replay, selected, view } from "../core/store.ts";
import { nameOf, t } from "../core/text.ts";
import { type Step, steps } from "../core/update.ts";
import { SEATS, type View } from "../wire.ts";
import { markOf } from "./eventmark.ts";

const W = 860;
const H = 190;
const PAD = { left: 26, right: 40, top: 18, bottom: 20 };

/** The rung of each country by turn: colour, dash, weight and a name at the end. */
export function Timeline() {
  const v = view.value;
  if (!v) return null;
  const rows = steps(v.history);
  return (
    <section class="panel timeline" aria-labelledby="timeline-title">
      <header>
        <h2 id="timeline-title">{t("timeline-title")}</h2>
        <Legend />
      </header>
      <Chart v={v} rows={rows} />
      <details>
        <summary>{t("timeline-table")}</summary>
        <div class="scroll-x">
          <DataTable rows={rows} />
        </div>
      </details>
    </section>
  );
}

function Chart({ v, rows }: { v: View; rows: Step[] }) {
  const all = replay.value?.record.steps;
  const last = Math.max(2, v.turn, Math.ceil(rows.at(-1)?.at ?? 0), all?.at(-1)?.turn ?? 0);
  const first = Math.min(1, ...rows.map((r) => r.turn));
  const top = Math.max(6, ...rows.flatMap((r) => r.rung)) + 0.4;
  const x = scaleLinear([first, last], [PAD.left, W - PAD.right]);
  const y = scaleLinear([0, top], [H - PAD.bottom, PAD.top]);
  const ends = spread(SEATS.map((_, i) => y(rows.at(-1)?.rung[i] ?? 0)));
  const endX = x(rows.at(-1)?.at ?? first);
  const list = SEATS.map((s, i) => `${nameOf(s)} ${rows.map((r) => r.rung[i]).join(", ")}`).join("; ");
  return (
    <svg class="chart" viewBox={`0 0 ${W} ${H}`} role="img" aria-label={t("timeline-label", { list })}>
      {y.ticks(4).map((tick) => (
        <g key={tick}>
          <path class="rule" d={`M${PAD.left} ${y(tick)}H${W - PAD.right}`} />
          <text class="tick" x={PAD.left - 8} y={y(tick) + 4} text-anchor="end">
            {tick}
          </text>
        </g>
      ))}
      {Array.from({ length: last - first + 1 }, (_, i) => first + i).map((turn) => (
        <text key={turn} class="tick" x={x(turn)} y={H - 4} text-anchor="middle">
          {turn}
        </text>
      ))}
      <path class="now" d={`M${x(rows.at(-1)?.at ?? v.turn)} ${PAD.top - 6}V${H - PAD.bottom}`} />
      {SEATS.map((seat, i) => (
        <path
          key={seat}
          class={isHeavy(seat) ? "run heavy" : "run"}
          data-seat={seat}
          stroke-dasharray={looks[seat].dash}
          d={
            line<Step>(
              (r) => x(r.at),
              (r) => y(r.rung[i] ?? 0) + (i - 2.5) * 1.1,
            )(rows) ?? ""
          }
        />
      ))}
      {SEATS.map((seat, i) => (
        <text key={seat} class="end" data-seat={seat} x={endX + 7} y={ends[i]! + 4}>
          {looks[seat].short}
        </text>
      ))}
      <EventMarks v={v} x={x} />
    </svg>
  );
}

function isHeavy(seat: string): boolean {
  return seat === (selected.value ?? ownSeat.value);
}

const LABEL = 13;

/** Pushes labels apart that would overlap, keeping their order. */
export function spread(ys: number[]): number[] {
  const order = ys.map((y, i) => ({ y, i })).sort((a, b) => a.y - b.y || a.i - b.i);
  for (let n = 1; n < order.length; n++) order[n]!.y = Math.max(order[n]!.y, order[n - 1]!.y + LABEL);
  const over = (order.at(-1)?.y ?? 0) - (H - PAD.bottom);
  if (over > 0) {
    order.at(-1)!.y -= over;
    for (let n = order.length - 2; n >= 0; n--) order[n]!.y = Math.min(order[n]!.y, order[n + 1]!.y - LABEL);
  }
  const out: number[] = [];
  for (const { y, i } of order) out[i] = y;
  return out;
}

const MARK_SHAPE = { duty: "M0-5L5 4H-5z", inject: "M-4-4H4V4H-4z", war: "M-5-5L5 5M5-5L-5 5" };

function EventMarks({ v, x }: { v: View; x: (turn: number) => number }) {
  const seen = new Set<string>();
  const marks = v.log.filter((e) => {
    const key = `${e.turn} ${markOf(e)}`;
    return markOf(e) && !seen.has(key) && seen.add(key);
  });
  const shift = { duty: 0, inject: -11, war: 11 };
  return (
    <>
      {marks.map((e) => {
        const kind = markOf(e)!;
        return (
          <path
            key={e.n}
            class={`event-mark ${kind}`}
            d={MARK_SHAPE[kind]}
            transform={`translate(${x(e.turn) + shift[kind]} 7)`}
          >
            <title>{tellPlain(e)}</title>
          </path>
        );
      })}
    </>
  );
}

function Legend() {
  return (
    <p class="legend small quiet">
      {(["duty", "inject", "war"] as const).map((kind) => (
        <span key={kind}>
          <svg viewBox="-7 -7 14 14" aria-hidden="true">
            <path class={`event-mark ${kind}`} d={MARK_SHAPE[kind]} />
          </svg>
          {t(`timeline-mark-${kind}`)}
        </span>
      ))}
    </p>
  );
}

function DataTable({ rows }: { rows: Step[] }) {
  return (
    <table class="data">
      <thead>
        <tr>
          <th scope="col">{t("timeline-turn")}</th>
          {SEATS.map((s) => (
            <th key={s} scope="col">
              {nameOf(s)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((r) => (
          <tr key={r.at}>
            <th scope="row">{r.at === r.turn ? r.turn : t("timeline-after", { turn: r.turn })}</th>
            {SEATS.map((s, i) => (
              <td key={s}>{r.rung[i]}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
