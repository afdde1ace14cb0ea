import { placeName } from "../core/describe.ts";
import { selected, view } from "../core/store.ts";
import { nameOf } from "../core/text.ts";
import { SEATS } from "../wire.ts";
import { citySide, panels, spots } from "./data.ts";
import { type Box, project } from "./geometry.ts";
import { type Mark, markText, recent } from "./marks.tsx";
import { apart, type Placed, place, type Rect, type Side, type Wish } from "./placing.ts";
import { choose } from "./theatre.tsx";

export interface Stage {
  w: number;
  h: number;
  /** CSS pixels of 1rem, which grows with the screen and the reader's settings */
  rem: number;
  /** what stands over the map: insets, button, legend */
  over: Rect[];
}

interface Props {
  box: Box;
  stage: Stage;
  zoomed: boolean;
}

/** Narrower than this (CSS pixels) the map names countries alone. */
const ROOMY = 690;
/** The mean width of a letter and the height of a line, in parts of the letter size. */
const LETTER = 0.53;
const LINE = 1.5;
const MARK = 1.35;

type Spotted = keyof typeof spots;
const onMap = SEATS.filter((s): s is Spotted => s !== "USA");

/**
 * Names and marks over the drawing, in ordinary page text so that they keep their
 * size at any zoom. Hidden from screen readers: the shapes, the rail and the log say
 * the same.
 */
export function Labels({ box, stage, zoomed }: Props) {
  if (stage.w === 0) return null;
  const px = scale(box, stage);
  const marks = apart(
    recent(view.value).map((m) => ({ ...m, ...px(m.point) })),
    MARK * stage.rem,
  ).filter((m) => within(m, stage));
  const cities = panels.theatre.cities
    .map(({ name, at }) => ({ name, ...px(project(panels.theatre, at)) }))
    .filter((c) => within(c, stage));
  const dots = [...marks.map((m) => square(m, MARK * stage.rem)), ...cities.map((c) => square(c, 0.5 * stage.rem))];
  const where = place(wishes(marks, cities, px, stage, zoomed), [...stage.over, ...dots], stage);
  return (
    <>
      {stage.w >= ROOMY && cities.map((c) => <City key={c.name} c={c} at={where.get(c.name)} />)}
      <Lines where={where} px={px} stage={stage} marks={marks} zoomed={zoomed} />
      {marks.map((m) => (
        <MarkAt key={m.place} m={m} at={where.get(m.place)} />
      ))}
      {onMap.map((seat) => (
        <Chip key={seat} seat={seat} at={where.get(seat)} />
      ))}
    </>
  );
}

type Pixels = { x: number; y: number };
type Scale = (point: readonly [number, number]) => Pixels;

function scale(box: Box, stage: Stage): Scale {
  return ([x, y]) => ({ x: ((x - box.x) / box.w) * stage.w, y: ((y - box.y) / box.h) * stage.h });
}

function square({ x, y }: Pixels, size: number): Rect {
  return { x: x - size / 2, y: y - size / 2, w: size, h: size };
}

/** Whether a point shows: on the stage and under nothing that stands over it. */
function within({ x, y }: Pixels, stage: Stage): boolean {
  const hidden = stage.over.some((r) => x > r.x && x < r.x + r.w && y > r.y && y < r.y + r.h);
  return x > 0 && y > 0 && x < stage.w && y < stage.h && !hidden;
}

/** Countries first, then what happened, then towns: who comes later gives way. */
function wishes(
  marks: (Mark & Pixels)[],
  cities: (Pixels & { name: string })[],
  px: Scale,
  stage: Stage,
  zoomed: boolean,
) {
  const { rem } = stage;
  const words = (text: string, size: number, more = 0) => ({
    w: text.length * size * LETTER * rem + more * rem,
    h: size * LINE * rem,
  });
  const out: Wish[] = onMap.map((seat) => {
    const spot = spots[seat];
    const at = px((zoomed && spot.near) || spot.chip);
    return { key: seat, ...at, ...words(`${nameOf(seat)} 10`, 0.9375, 2), gap: 0, sides: ["on"], must: true };
  });
  if (stage.w < ROOMY) return out;
  for (const m of marks) {
    const sides: Side[] = ["left", "right", "above", "below"];
    out.push({ key: m.place, ...m, ...words(markText(m), 0.8125, 0.8), gap: 0.85 * rem, sides, must: true });
  }
  for (const c of cities) {
    const sides: Side[] = citySide[c.name] === "left" ? ["left", "right"] : ["right", "left", "above", "below"];
    out.push({ key: c.name, ...c, ...words(c.name, 0.8125), gap: 0.5 * rem, sides });
  }
  return out;
}

/** The words' own edge next to their point, so that an estimate of their width does not show. */
function edge({ side, x, y, w, h }: Placed) {
  const left = side === "left" ? x + w : side === "right" ? x : x + w / 2;
  return {
    class: side === "left" ? "left" : side === "right" ? "right" : "middle",
    style: { left: `${left}px`, top: `${y + h / 2}px` },
  };
}

function City({ c, at }: { c: Pixels & { name: string }; at: Placed | undefined }) {
  const text = at && edge(at);
  return (
    <>
      <span class="city-dot" style={{ left: `${c.x}px`, top: `${c.y}px` }} />
      {text && (
        <span class={`city ${text.class}`} style={text.style}>
          {c.name}
        </span>
      )}
    </>
  );
}

function MarkAt({ m, at }: { m: Mark & Pixels; at: Placed | undefined }) {
  const text = at && edge(at);
  return (
    <>
      <span
        class={m.force ? "mark force" : "mark"}
        style={{ left: `${m.x}px`, top: `${m.y}px` }}
        title={placeName(m.place)}
      />
      {text && (
        <span class={`mark-text ${text.class}`} style={text.style}>
          {markText(m)}
        </span>
      )}
    </>
  );
}

function Chip({ seat, at }: { seat: Spotted; at: Placed | undefined }) {
  const rung = view.value?.countries.find((c) => c.seat === seat)?.rung ?? 0;
  const pressed = selected.value === seat;
  if (!at) return null;
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the shape under it has the keys
    // biome-ignore lint/a11y/noStaticElementInteractions: a larger target for the pointer only
    <span
      class={pressed ? "chip pressed" : "chip"}
      data-seat={seat}
      style={edge(at).style}
      onClick={() => choose(seat)}
    >
      {nameOf(seat)} <b>{rung}</b>
    </span>
  );
}

interface LineProps {
  where: Map<string, Placed>;
  px: Scale;
  stage: Stage;
  marks: (Mark & Pixels)[];
  zoomed: boolean;
}

/** Thin lines from each country's name to the country, and to marks whose words had to move away. */
function Lines({ where, px, stage, marks, zoomed }: LineProps) {
  const from = zoomed ? [] : onMap.map((seat) => ({ key: seat as string, ...px(spots[seat].at) }));
  const moved = marks.filter((m) => isFar(m, where.get(m.place))).map((m) => ({ key: m.place, x: m.x, y: m.y }));
  return (
    <svg class="leaders" viewBox={`0 0 ${stage.w} ${stage.h}`} aria-hidden="true">
      {[...from, ...moved].map(({ key, x, y }) => {
        const words = where.get(key);
        return words && <path key={key} d={`M${words.x + words.w / 2} ${words.y + words.h / 2}L${x} ${y}`} />;
      })}
    </svg>
  );
}

/** Whether words stand so far from their mark that the eye would not join them. */
function isFar({ y }: Pixels, words: Placed | undefined): boolean {
  return words !== undefined && Math.abs(words.y + words.h / 2 - y) > 1.5 * words.h;
}
