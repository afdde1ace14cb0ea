// What deters an attack on a country, layer by layer: its own nuclear weapons,
// the allies bound to fight for it on the day, and their nuclear promises.
import type { Catalogue } from "../catalogue-types.ts";
import type { Seat, View } from "../wire.ts";

export interface Layer {
  kind: "arsenal" | "alliance" | "pledge" | "nuclear" | "umbrella-wmd_only" | "umbrella-full";
  by: Seat;
  clause?: string;
  warheads?: number;
}

const ASLEEP = new Set(["not_in_force", "signed_not_in_force", "suspended"]);

export function layers(v: View, catalogue: Catalogue, seat: Seat): Layer[] {
  const warheads = v.countries.find((c) => c.seat === seat)?.facts.warheads ?? 0;
  const own: Layer[] = warheads > 0 ? [{ kind: "arsenal", by: seat, warheads }] : [];
  const asleep = new Set(v.clauses.filter((c) => ASLEEP.has(c.state)).map((c) => c.clause));
  const promised = catalogue.shields
    .filter((s) => s.of === seat && !asleep.has(s.clause))
    .map<Layer>((s) => ({ kind: kindOf(s), by: s.by, clause: s.clause }));
  return [...own, ...promised, ...umbrella(catalogue, promised)];
}

function kindOf(s: Catalogue["shields"][number]): Layer["kind"] {
  if (s.nuclear) return "nuclear";
  return s.scale === 0 ? "pledge" : "alliance";
}

/** Russia's nuclear promise to an ally is the scenario's assumption: no treaty has a nuclear clause. */
function umbrella(catalogue: Catalogue, promised: Layer[]): Layer[] {
  const level = catalogue.umbrella;
  const ally = promised.find((l) => l.by === "RUS" && l.kind === "alliance");
  if (!ally || level === "off") return [];
  return [{ kind: `umbrella-${level}`, by: "RUS" }];
}
