import { clauseShort, isPressing, kindName, placeName } from "../core/describe.ts";
import { catalogue, view } from "../core/store.ts";
import { nameOf, t } from "../core/text.ts";
import type { Duty, LogEvent } from "../wire.ts";
import { MARK_SPLIT, panels, spots } from "./data.ts";
import { arc, type Box, type Point, type percent, project } from "./geometry.ts";

const RECENT = 1;
const AT_MOST = 6;
const SHOWN = new Set<LogEvent["k"]>(["act", "incident", "inject"]);

function placePoint(place: string | undefined): Point | undefined {
  const at = catalogue.value?.places.find((p) => p.id === place)?.at;
  return at && project(panels.theatre, at);
}

function inBox(box: Box, [x, y]: Point): boolean {
  return x > box.x && x < box.x + box.w && y > box.y && y < box.y + box.h;
}

/** Incidents of this turn and the last, where they happened. */
export function Marks({ box, percent: place }: { box: Box; percent: typeof percent }) {
  const v = view.value;
  if (!v) return null;
  const marks = new Map<string, { point: Point; event: LogEvent; count: number }>();
  for (const event of v.log) {
    const point = SHOWN.has(event.k) && event.turn >= v.turn - RECENT ? placePoint(event.place) : undefined;
    if (!point || !inBox(box, point)) continue;
    marks.set(event.place!, { point, event, count: (marks.get(event.place!)?.count ?? 0) + 1 });
  }
  return (
    <>
      {[...marks.values()].slice(-AT_MOST).map(({ point, event, count }) => (
        <span
          key={`${event.place} ${event.n}`}
          class={`${mark(event)} ${point[0] < MARK_SPLIT ? "west" : "east"}`}
          style={place(box, point)}
        >
          <span class="mark-text">
            {placeName(event.place)}: {kindName(event.kind)}
            {count > 1 && ` ×${count}`}
          </span>
        </span>
      ))}
    </>
  );
}

function mark(event: LogEvent): string {
  return (event.sev ?? 0) >= 200 || event.kind === "armed_attack" ? "mark force" : "mark";
}

/** Where a duty's line begins or ends; the United States stands in its inset. */
function anchor(actor: string, box: Box, inset?: Point): Point | undefined {
  if (actor === "USA") return inset && [box.x + box.w * inset[0], box.y + box.h * inset[1]];
  return spots[actor as keyof typeof spots]?.at;
}

/** A line from whoever owes to whoever is owed, for each open duty. */
export function DutyArcs({ box, inset }: { box: Box; inset?: Point }) {
  const duties = (view.value?.duties ?? []).filter(isPressing);
  const pairs = new Map<string, Duty>();
  for (const d of duties) pairs.set(`${d.obligor} ${d.claimant}`, d);
  return (
    <>
      {[...pairs.values()].map((d) => {
        const from = anchor(d.obligor, box, inset);
        const to = anchor(d.claimant, box, inset);
        if (!from || !to) return null;
        return (
          <path key={d.id} class="duty-arc" data-state={d.state} d={arc(from, to).d} marker-end="url(#tip)">
            <title>
              {t("map-duty", { from: nameOf(d.obligor), to: nameOf(d.claimant), clause: clauseShort(d.clause) })}
            </title>
          </path>
        );
      })}
    </>
  );
}
