// Where words stand on the map, in CSS pixels of the stage: nothing may cover
// anything else. Greedy: who comes first keeps the best place.

export interface Rect {
  x: number;
  y: number;
  w: number;
  h: number;
}

export interface Wish {
  key: string;
  /** the point that the words belong to */
  x: number;
  y: number;
  w: number;
  h: number;
  /** free space between the point and the words */
  gap: number;
  /** where the words stand to the point, best first */
  sides: Side[];
  /** stands even where there is no free place; otherwise it is left out */
  must?: boolean;
}

export type Side = "left" | "right" | "above" | "below" | "on";

export interface Placed extends Rect {
  side: Side;
}

/** Steps by which words that must stand may move off their best place, in heights of a line. */
const STEPS = [0, -1, 1, -2, 2, -3, 3, -4, 4];
const AIR = 2;

/** Finds a place for each wish, in their order; `taken` is what must stay uncovered. */
export function place(wishes: Wish[], taken: Rect[], frame: { w: number; h: number }): Map<string, Placed> {
  const busy = [...taken];
  const out = new Map<string, Placed>();
  for (const wish of wishes) {
    const found = best(candidates(wish), busy, frame, wish.must ?? false);
    if (!found) continue;
    busy.push(found);
    out.set(wish.key, found);
  }
  return out;
}

function best(options: Placed[], busy: Rect[], frame: { w: number; h: number }, must: boolean): Placed | undefined {
  const scored = options.map((o) => ({ o, cost: outside(o, frame) + busy.reduce((sum, b) => sum + overlap(o, b), 0) }));
  const free = scored.find((s) => s.cost === 0);
  if (free || !must) return free?.o;
  return scored.sort((a, b) => a.cost - b.cost)[0]?.o;
}

function candidates(wish: Wish): Placed[] {
  return (wish.must ? STEPS : [0]).flatMap((step) =>
    wish.sides.filter((side) => step <= 0 || !upright(side)).map((side) => ({ side, ...spot(wish, side, step) })),
  );
}

/** Words above or below their point move away from it only, so they need no steps back. */
function upright(side: Side): boolean {
  return side === "above" || side === "below";
}

function spot({ x, y, w, h, gap }: Wish, side: Side, step: number): Rect {
  const dy = step * (h + AIR);
  const level = y - h / 2 + dy;
  switch (side) {
    case "right":
      return { x: x + gap, y: level, w, h };
    case "left":
      return { x: x - gap - w, y: level, w, h };
    case "on":
      return { x: x - w / 2, y: level, w, h };
    case "above":
      return { x: x - w / 2, y: y - gap - h + dy, w, h };
    case "below":
      return { x: x - w / 2, y: y + gap - dy, w, h };
  }
}

/** The area two rectangles share, with a little air between them. */
export function overlap(a: Rect, b: Rect): number {
  const w = Math.min(a.x + a.w, b.x + b.w) - Math.max(a.x, b.x) + AIR;
  const h = Math.min(a.y + a.h, b.y + b.h) - Math.max(a.y, b.y) + AIR;
  return w > 0 && h > 0 ? w * h : 0;
}

/** The area that stands over the edge of the map. */
function outside(r: Rect, frame: { w: number; h: number }): number {
  if (r.x >= 0 && r.y >= 0 && r.x + r.w <= frame.w && r.y + r.h <= frame.h) return 0;
  const w = Math.max(0, Math.min(r.x + r.w, frame.w) - Math.max(r.x, 0));
  const h = Math.max(0, Math.min(r.y + r.h, frame.h) - Math.max(r.y, 0));
  return r.w * r.h - w * h;
}

/** Moves points that would cover each other apart, each as little as it takes. */
export function apart<P extends { x: number; y: number }>(points: P[], distance: number): P[] {
  const out: P[] = [];
  for (const p of points) {
    let { x, y } = p;
    for (let n = 0; n < ROUNDS; n++) {
      const near = out.find((o) => Math.hypot(o.x - x, o.y - y) < distance - 0.01);
      if (!near) break;
      // On the same spot there is no way that leads apart: to the south-west, turning with each round.
      const angle = near.x === x && near.y === y ? 2.4 + n : Math.atan2(y - near.y, x - near.x) + n * 0.3;
      x = near.x + Math.cos(angle) * distance;
      y = near.y + Math.sin(angle) * distance;
    }
    out.push({ ...p, x, y });
  }
  return out;
}

const ROUNDS = 24;
