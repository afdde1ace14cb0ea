// Draws the map panels: reads Natural Earth (package world-atlas), pulls the
// disputed areas of view.json out of every country, projects all of it and writes
// one small JSON file of integer SVG paths per panel.
//
//   node assets/map/build.mjs [--check]
//
// With --check nothing is written; the exit code says whether the files on disk
// are what this script makes.
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const load = createRequire(join(here, "../../client/package.json"));
const d3 = await import(load.resolve("d3-geo"));
const topo = { ...(await import(load.resolve("topojson-client"))), ...(await import(load.resolve("topojson-simplify"))) };

const view = JSON.parse(readFileSync(join(here, "view.json"), "utf8"));
const atlases = new Map();

function atlas(name, minSteradians) {
  const key = `${name} ${minSteradians}`;
  if (!atlases.has(key)) {
    const raw = JSON.parse(readFileSync(load.resolve(`world-atlas/countries-${name}.json`), "utf8"));
    atlases.set(key, topo.simplify(topo.presimplify(raw, topo.sphericalTriangleArea), minSteradians));
  }
  return atlases.get(key);
}

/** Rounds to whole units, drops steps of length zero and writes relative moves. */
class Pen {
  out = "";
  ring = [];
  beginPath() {}
  moveTo(x, y) {
    this.flush(false);
    this.ring = [[Math.round(x), Math.round(y)]];
  }
  lineTo(x, y) {
    const p = [Math.round(x), Math.round(y)];
    const last = this.ring.at(-1);
    if (p[0] !== last[0] || p[1] !== last[1]) this.ring.push(p);
  }
  closePath() {
    this.flush(true);
  }
  arc() {}
  flush(closed) {
    const ring = straighten(this.ring);
    this.ring = [];
    if (ring.length < (closed ? 3 : 2)) return;
    let [x, y] = ring[0];
    this.out += `M${x} ${y}l`;
    this.out += ring.slice(1).map(([nx, ny]) => {
      const step = `${nx - x} ${ny - y}`;
      [x, y] = [nx, ny];
      return step;
    }).join(" ");
    if (closed) this.out += "z";
  }
  result() {
    this.flush(false);
    return this.out.replace(/ -/g, "-");
  }
}

/** Leaves out points that lie exactly on the line between their neighbours. */
function straighten(points) {
  return points.filter((p, i) => {
    const a = points[i - 1];
    const b = points[i + 1];
    if (!a || !b) return true;
    return (p[0] - a[0]) * (b[1] - p[1]) !== (p[1] - a[1]) * (b[0] - p[0]);
  });
}

function drawer(spec) {
  const projection = d3.geoAzimuthalEqualArea()
    .rotate(spec.rotate).scale(spec.scale).translate(spec.translate).precision(0.5);
  if (spec.clip) projection.clipAngle(spec.clip);
  const [x0, y0, x1, y1] = spec.draw;
  projection.clipExtent([[x0, y0], [x1, y1]]);
  return (shape) => {
    const pen = new Pen();
    d3.geoPath(projection, pen)(shape);
    return pen.result();
  };
}

function inside([lon, lat], [west, south, east, north]) {
  return lon > west && lon < east && lat > south && lat < north;
}

/** Splits a country into what it keeps and the disputed polygons inside it. */
function split(feature, areas) {
  const kept = [];
  const taken = areas.map(() => []);
  const polygons = feature.geometry.type === "Polygon" ? [feature.geometry.coordinates] : feature.geometry.coordinates;
  for (const polygon of polygons) {
    const centre = d3.geoCentroid({ type: "Polygon", coordinates: polygon });
    const hit = areas.findIndex((area) => inside(centre, area.box));
    (hit < 0 ? kept : taken[hit]).push(polygon);
  }
  return { kept: { type: "MultiPolygon", coordinates: kept }, taken };
}

function panel(name, spec) {
  const world = atlas(spec.atlas, (spec.simplify / spec.scale) ** 2);
  const draw = drawer(spec);
  const all = world.objects.countries.geometries;
  const geometry = (seat) => all.find((g) => g.id === view.players[seat]);
  const disputed = view.disputed.map((area) => ({ area, polygons: [] }));
  const countries = spec.countries.map((seat) => {
    const areas = view.disputed.filter((a) => a.in === view.players[seat]);
    const { kept, taken } = split(topo.feature(world, geometry(seat)), areas);
    areas.forEach((area, i) => disputed.find((d) => d.area === area).polygons.push(...taken[i]));
    return { id: seat, d: draw(kept) };
  });
  const drawn = new Set(spec.countries.map((seat) => geometry(seat)));
  const others = all.filter((g) => !drawn.has(g));
  return {
    id: name,
    size: spec.size,
    rotate: spec.rotate,
    scale: spec.scale,
    translate: spec.translate,
    countries,
    disputed: disputed
      .filter((d) => d.area.panels.includes(name))
      .map((d) => ({ id: d.area.id, name: d.area.name, claimed_by: d.area.claimed_by, d: draw({ type: "MultiPolygon", coordinates: d.polygons }) })),
    neutral: draw(topo.merge(world, others)),
    borders: draw(topo.mesh(world, { type: "GeometryCollection", geometries: others }, (a, b) => a !== b)),
    grid: draw(d3.geoGraticule().step([10, 10]).precision(5)()),
    cities: view.cities.filter((c) => c.panels.includes(name)).map(({ name: city, at }) => ({ name: city, at })),
  };
}

const check = process.argv.includes("--check");
let stale = 0;
for (const [name, spec] of Object.entries(view.panels)) {
  const text = `${JSON.stringify(panel(name, spec), null, 1)}\n`;
  const path = join(here, `${name}.json`);
  if (!check) writeFileSync(path, text);
  else if (readFileSync(path, "utf8") !== text) {
    stale++;
    console.error(`${name}.json differs from what this script draws: run node assets/map/build.mjs`);
  }
}
process.exit(stale ? 1 : 0);
