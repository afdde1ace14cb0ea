import { selected, view } from "../core/store.ts";
import { nameOf } from "../core/text.ts";
import { SEATS } from "../wire.ts";
import { citySide, panels, spots } from "./data.ts";
import { type Box, type Point, percent, project } from "./geometry.ts";
import { choose } from "./theatre.tsx";

/**
 * Names over the drawing, in ordinary page text so that they keep their size at
 * any zoom. Hidden from screen readers: the shapes and the rail say the same.
 */
export function Labels({ box, zoomed }: { box: Box; zoomed: boolean }) {
  return (
    <>
      {panels.theatre.cities.map(({ name, at }) => (
        <span key={name} class={`city ${citySide[name] ?? "right"}`} style={percent(box, project(panels.theatre, at))}>
          {name}
        </span>
      ))}
      <Leaders box={box} zoomed={zoomed} />
      {SEATS.map((seat) => seat !== "USA" && <Chip key={seat} seat={seat} box={box} zoomed={zoomed} />)}
    </>
  );
}

type Spotted = keyof typeof spots;

function chipAt(seat: Spotted, zoomed: boolean): Point {
  return (zoomed && spots[seat].near) || spots[seat].chip;
}

function Chip({ seat, box, zoomed }: { seat: Spotted; box: Box; zoomed: boolean }) {
  const rung = view.value?.countries.find((c) => c.seat === seat)?.rung ?? 0;
  const pressed = selected.value === seat;
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the shape under it has the keys
    // biome-ignore lint/a11y/noStaticElementInteractions: a larger target for the pointer only
    <span
      class={pressed ? "chip pressed" : "chip"}
      data-seat={seat}
      style={percent(box, chipAt(seat, zoomed))}
      onClick={() => choose(seat)}
    >
      {nameOf(seat)} <b>{rung}</b>
    </span>
  );
}

/** Thin lines from each chip to its country. */
function Leaders({ box, zoomed }: { box: Box; zoomed: boolean }) {
  if (zoomed) return null;
  return (
    <svg class="leaders" viewBox={`${box.x} ${box.y} ${box.w} ${box.h}`} preserveAspectRatio="none" aria-hidden="true">
      {(Object.keys(spots) as Spotted[]).map((seat) => {
        const [x1, y1] = chipAt(seat, zoomed);
        const [x2, y2] = spots[seat].at;
        return <path key={seat} d={`M${x1} ${y1}L${x2} ${y2}`} />;
      })}
    </svg>
  );
}
