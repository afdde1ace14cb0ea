import assert from "node:assert/strict";
import { test } from "node:test";
import * as d3 from "d3-geo";
import strategic from "../../assets/map/strategic.json";
import theatre from "../../assets/map/theatre.json";
import ukraine from "../../assets/map/ukraine.json";
import us from "../../assets/map/us.json";
import { DRAWN, KOREA, REGION } from "../src/map/data.ts";
import { clampTo, fit, type Panel, project } from "../src/map/geometry.ts";

const panels: Panel[] = [theatre, us, ukraine, strategic];

test("points land where the panels were drawn", () => {
  for (const panel of panels) {
    const [x, y] = panel.rotate as [number, number];
    const drawn = d3
      .geoAzimuthalEqualArea()
      .rotate([x, y])
      .scale(panel.scale)
      .translate(panel.translate as [number, number]);
    for (const { name, at } of panel.cities) {
      const want = drawn(at as [number, number])!;
      const got = project(panel, at);
      assert.ok(Math.hypot(got[0] - want[0], got[1] - want[1]) < 0.001, `${name} on ${panel.id}`);
    }
  }
});

test("a view shows all that is wanted in the screen's own shape, and nothing undrawn", () => {
  for (const wanted of [REGION, KOREA]) {
    for (const [w, h] of [
      [844, 440],
      [374, 272],
      [1248, 555],
      [320, 272],
    ]) {
      const box = clampTo(DRAWN, fit(wanted, w!, h!));
      assert.ok(Math.abs(box.w / box.h - w! / h!) < 1e-9, "same shape");
      const near = 1e-6;
      assert.ok(box.x <= wanted.x + near && box.x + box.w >= wanted.x + wanted.w - near, "whole width");
      assert.ok(box.y <= wanted.y + near && box.y + box.h >= wanted.y + wanted.h - near, "whole height");
      assert.ok(box.x >= DRAWN.x && box.x + box.w <= DRAWN.x + DRAWN.w, "drawn to the sides");
      assert.ok(box.y >= DRAWN.y && box.y + box.h <= DRAWN.y + DRAWN.h, "drawn above and below");
    }
  }
});

test("disputed areas belong to no player and name who claims them", () => {
  const areas = panels.flatMap((p) => p.disputed);
  assert.deepEqual([...new Set(areas.map((a) => a.id))].sort(), ["crimea", "kurils"]);
  for (const area of areas) {
    assert.ok(area.d.length > 30, `${area.id} is drawn`);
    assert.ok(area.claimed_by.length > 1, `${area.id} has claimants`);
  }
});

test("no label on the map names a sea", () => {
  const words = panels.flatMap((p) => [...p.cities.map((c) => c.name), ...p.disputed.map((d) => d.name)]);
  assert.deepEqual(
    words.filter((w) => /\b(sea|gulf|ocean)\b/i.test(w)),
    [],
  );
});
