import assert from "node:assert/strict";
import { test } from "node:test";
import { KOREA, panels, REGION } from "../src/map/data.ts";
import { fit, project } from "../src/map/geometry.ts";
import { apart, overlap, place, type Rect, type Wish } from "../src/map/placing.ts";

const frame = { w: 900, h: 560 };
const label = (key: string, x: number, y: number, w = 150): Wish => ({
  key,
  x,
  y,
  w,
  h: 20,
  gap: 13,
  sides: ["left", "right", "above", "below"],
  must: true,
});

function clean(rects: Rect[], taken: Rect[]) {
  for (const [n, a] of rects.entries()) {
    for (const b of [...rects.slice(n + 1), ...taken]) assert.equal(overlap(a, b), 0, JSON.stringify([a, b]));
    assert.ok(a.x >= 0 && a.y >= 0 && a.x + a.w <= frame.w && a.y + a.h <= frame.h, "on the map");
  }
}

test("the crowd about the sea line finds room, near and far, without covering Seoul or one another", () => {
  const crowd: [string, [number, number]][] = [
    ["nll", [125.3, 37.5]],
    ["kaemori", [125.25, 37.75]],
    ["yeonpyeong", [125.7, 37.67]],
    ["seoul", [126.98, 37.57]],
    ["mdl", [127.2, 38.2]],
    ["yongbyon", [125.75, 39.8]],
  ];
  for (const wanted of [REGION, KOREA]) {
    const box = fit(wanted, frame.w, frame.h);
    const at = crowd.map(([key, lonlat]) => {
      const [x, y] = project(panels.theatre, lonlat);
      return { key, x: ((x - box.x) / box.w) * frame.w, y: ((y - box.y) / box.h) * frame.h };
    });
    const marks = apart(at, 22);
    for (const [n, a] of marks.entries())
      for (const b of marks.slice(n + 1)) assert.ok(Math.hypot(a.x - b.x, a.y - b.y) > 21.9, `${a.key} ${b.key}`);
    const taken = marks.map(({ x, y }) => ({ x: x - 10, y: y - 10, w: 20, h: 20 }));
    const placed = place(
      marks.map((m) => label(m.key, m.x, m.y)),
      taken,
      frame,
    );
    assert.equal(placed.size, crowd.length, "each mark has its words");
    clean([...placed.values()], taken);
  }
});

test("a town gives way to what stands over the map; what must be named is named all the same", () => {
  const inset = { x: 700, y: 0, w: 200, h: 560 };
  const town = { ...label("Tokyo", 690, 300, 60), sides: ["right" as const], must: false };
  assert.equal(place([town], [inset], frame).size, 0);
  const both = { ...town, sides: ["right" as const, "left" as const] };
  assert.equal(place([both], [inset], frame).get("Tokyo")?.side, "left");
  assert.equal(place([{ ...town, must: true }], [{ x: 0, y: 0, w: 900, h: 560 }], frame).size, 1);
});

test("a place with room all around is taken as wished, whatever the fractions", () => {
  const at = { ...label("Seoul", 261.3 + 0.1, 200.1 + 0.2, 37.3), sides: ["right" as const], must: false };
  assert.deepEqual(place([at], [], frame).get("Seoul"), { side: "right", x: at.x + 13, y: at.y - 10, w: 37.3, h: 20 });
});

test("points on one spot come apart, points that are apart stay", () => {
  const moved = apart(
    [
      { x: 10, y: 10 },
      { x: 10, y: 10 },
      { x: 200, y: 10 },
    ],
    22,
  );
  assert.ok(Math.hypot(moved[0]!.x - moved[1]!.x, moved[0]!.y - moved[1]!.y) > 21.9);
  assert.deepEqual(moved[2], { x: 200, y: 10 });
});
