import { useSignal } from "@preact/signals";
import { scaleLinear } from "d3-scale";
import { line } from "d3-shape";
import { useLayoutEffect, useRef } from "preact/hooks";
import { tellPlain } from "../core/describe.ts";
import { looks } from "../core/seats.ts";
import { ownSeat, replay, selected, view } from "../core/store.ts";
import { nameOf, t } from "../core/text.ts";
import { type Step, steps } from "../core/update.ts";
import { HelpOn } from "../ui/helpon.tsx";
import { SEATS, type Seat, type View } from "../wire.ts";
import { markOf } from "./eventmark.ts";

/** The drawing is as wide as its panel up to this, so that its words keep their size on a phone. */
const WIDEST = 860;
const NARROWEST = 280;
const H = 190;
const PAD = { left: 26, right: 6, top: 22, bottom: 20 };

/** The rung of each country by turn: colour, dash, weight and a name at the end. */
export function Timeline() {
  const { ref, width } = useWidth();
  const v = view.value;
  if (!v) return null;
  const rows = steps(v.history);
  return (
    <section class="panel timeline" aria-labelledby="timeline-title" ref={ref}>
      <header>
        <h2 id="timeline-title">
          {t("timeline-title")} <HelpOn term="rung" />
        </h2>
        <Legend />
      </header>
      <Chart v={v} rows={rows} W={width.value} />
      <details>
        <summary>{t("timeline-table")}</summary>
        <div class="scroll-x">
          <DataTable rows={rows} />
        </div>
      </details>
    </section>
  );
}

/** The width of a panel's inside in CSS pixels, within what a chart can use. */
function useWidth() {
  const ref = useRef<HTMLElement>(null);
  const width = useSignal(WIDEST);
  useLayoutEffect(() => {
    const panel = ref.current;
    if (!panel) return;
    const observer = new ResizeObserver(([entry]) => {
      width.value = Math.round(Math.min(WIDEST, Math.max(NARROWEST, entry!.contentRect.width)));
    });
    observer.observe(panel);
    return () => observer.disconnect();
  }, []);
  return { ref, width };
}

function Chart({ v, rows, W }: { v: View; rows: Step[]; W: number }) {
  const all = replay.value?.record.steps;
  const last = Math.max(4, v.turn, Math.ceil(rows.at(-1)?.at ?? 0), all?.at(-1)?.turn ?? 0);
  const first = Math.min(1, ...rows.map((r) => r.turn));
  const top = Math.max(6, ...rows.flatMap((r) => r.rung)) + 0.4;
  const x = scaleLinear([first, last], [PAD.left + INDENT, W - PAD.right - ENDS]);
  // Below the lowest line there is room for the six lines that lie on it side by side.
  const y = scaleLinear([0, top], [H - PAD.bottom - LANES, PAD.top]);
  const lanes = rows.map((r) => r.rung.map((_, i) => lane(r.rung, i)));
  const at = (r: Step, n: number, i: number) => y(r.rung[i] ?? 0) + (lanes[n]?.[i] ?? 0) * LANE;
  const list = SEATS.map((s, i) => `${nameOf(s)} ${rows.map((r) => r.rung[i]).join(", ")}`).join("; ");
  const end = rows.at(-1);
  return (
    <svg class="chart" viewBox={`0 0 ${W} ${H}`} role="img" aria-label={t("timeline-label", { list })}>
      <Axes x={x} y={y} first={first} last={last} right={W - PAD.right} />
      {end && <path class="now" d={`M${x(end.at)} ${PAD.top - 6}V${H - PAD.bottom}`} />}
      {SEATS.map((seat, i) => (
        <path
          key={seat}
          class={isHeavy(seat) ? "run heavy" : "run"}
          data-seat={seat}
          stroke-dasharray={looks[seat].dash}
          d={
            line<Step>(
              (r) => x(r.at),
              (r, n) => at(r, n, i),
            )(rows) ?? ""
          }
        />
      ))}
      {end &&
        rows.length === 1 &&
        SEATS.map((s, i) => <circle key={s} class="begin" data-seat={s} r="3" cx={x(end.at)} cy={at(end, 0, i)} />)}
      {end && <Ends rows={groups(end.rung)} x={x(end.at)} y={y} />}
      <EventMarks v={v} x={x} />
    </svg>
  );
}

/** Space inside the axes before the first turn, and after the last one for the names. */
const INDENT = 16;
const ENDS = 126;
/** Distance of lines that lie on the same rung, and the room the lowest of them need. */
const LANE = 3;
const LANES = 9;

/** Where a line lies among those on the same rung: -1, 0, 1 ... around its height. */
export function lane(rungs: number[], i: number): number {
  const same = rungs.flatMap((r, n) => (r === rungs[i] ? [n] : []));
  return same.indexOf(i) - (same.length - 1) / 2;
}

/** Seats by rung, highest first: they share one label at the end of their lines. */
export function groups(rungs: number[]): { rung: number; seats: Seat[] }[] {
  const levels = [...new Set(rungs)].sort((a, b) => b - a);
  return levels.map((rung) => ({ rung, seats: SEATS.filter((_, i) => rungs[i] === rung) }));
}

type Scale = (value: number) => number;

function Ends({ rows, x, y }: { rows: ReturnType<typeof groups>; x: number; y: Scale }) {
  return (
    <>
      {rows.map(({ rung, seats }) => (
        <text key={rung} class="end" x={x + 8} y={y(rung) + 4.5}>
          {seats.map((seat) => (
            <tspan key={seat} data-seat={seat} dx={seat === seats[0] ? 0 : 4}>
              {looks[seat].short}
            </tspan>
          ))}
        </text>
      ))}
    </>
  );
}

interface AxesProps {
  x: Scale;
  y: Scale & { ticks(count: number): number[] };
  first: number;
  last: number;
  right: number;
}

function Axes({ x, y, first, last, right }: AxesProps) {
  return (
    <>
      {y.ticks(4).map((tick) => (
        <g key={tick}>
          <path class="rule" d={`M${PAD.left} ${y(tick)}H${right}`} />
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
    </>
  );
}

function isHeavy(seat: string): boolean {
  return seat === (selected.value ?? ownSeat.value);
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
