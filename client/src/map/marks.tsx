import { clauseShort, isPressing, kindName, placeName } from "../core/describe.ts";
import { placeOf, view } from "../core/store.ts";
import { nameOf, t } from "../core/text.ts";
import type { Duty, LogEvent, View } from "../wire.ts";
import { panels, spots } from "./data.ts";
import { arc, type Box, type Point, project } from "./geometry.ts";

const RECENT = 1;
const AT_MOST = 6;
const SHOWN = new Set<LogEvent["k"]>(["act", "incident", "inject"]);

/** What happened at a place lately: the last of it, and how often. */
export interface Mark {
  place: string;
  point: Point;
  kind: string;
  force: boolean;
  count: number;
}

/** The places of this turn's and the last turn's events, the newest few. */
export function recent(v: View | undefined): Mark[] {
  const marks = new Map<string, Mark>();
  for (const e of v?.log ?? []) {
    const at = SHOWN.has(e.k) && e.turn >= v!.turn - RECENT && placeOf(e.place ?? "")?.at;
    if (!at) continue;
    const place = e.place!;
    const count = (marks.get(place)?.count ?? 0) + 1;
    marks.delete(place);
    marks.set(place, { place, point: project(panels.theatre, at), kind: kindName(e.kind), force: isForce(e), count });
  }
  return [...marks.values()].slice(-AT_MOST);
}

function isForce(e: LogEvent): boolean {
  return (e.sev ?? 0) >= 200 || e.kind === "armed_attack";
}

/** "Yeonpyeong island: armed attack ×2" */
export function markText({ place, kind, count }: Mark): string {
  return `${placeName(place)}: ${kind}${count > 1 ? ` ×${count}` : ""}`;
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
