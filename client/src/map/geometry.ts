// Where things are on a panel. The panels are drawn ahead of time; only points that
// the match names (places, marks) are projected here.

export interface Panel {
  id: string;
  size: [number, number] | number[];
  rotate: number[];
  scale: number;
  translate: number[];
  countries: { id: string; d: string }[];
  disputed: { id: string; name: string; claimed_by: string[]; d: string }[];
  neutral: string;
  borders: string;
  grid: string;
  cities: { name: string; at: number[] }[];
}

export type Point = readonly [number, number];
export interface Box {
  x: number;
  y: number;
  w: number;
  h: number;
}

const RAD = Math.PI / 180;

/** Lambert azimuthal equal-area, as the panels were drawn; degrees in, panel units out. */
export function project(panel: Pick<Panel, "rotate" | "scale" | "translate">, [lon, lat]: Point | number[]): Point {
  const lambda = (lon! + panel.rotate[0]!) * RAD;
  const phi = lat! * RAD;
  const phi0 = -panel.rotate[1]! * RAD;
  const cosC = Math.sin(phi0) * Math.sin(phi) + Math.cos(phi0) * Math.cos(phi) * Math.cos(lambda);
  const k = panel.scale * Math.sqrt(2 / (1 + cosC));
  const x = k * Math.cos(phi) * Math.sin(lambda);
  const y = k * (Math.cos(phi0) * Math.sin(phi) - Math.sin(phi0) * Math.cos(phi) * Math.cos(lambda));
  return [panel.translate[0]! + x, panel.translate[1]! - y];
}

/** The smallest box with the screen's shape that shows all of `wanted`, centred on it. */
export function fit(wanted: Box, width: number, height: number): Box {
  if (width <= 0 || height <= 0) return wanted;
  const scale = Math.max(wanted.w / width, wanted.h / height);
  const w = width * scale;
  const h = height * scale;
  return { x: wanted.x - (w - wanted.w) / 2, y: wanted.y - (h - wanted.h) / 2, w, h };
}

/** Keeps a view inside what is drawn, so that no blank edge shows. */
export function clampTo(drawn: Box, box: Box): Box {
  const x = Math.min(Math.max(box.x, drawn.x), Math.max(drawn.x, drawn.x + drawn.w - box.w));
  const y = Math.min(Math.max(box.y, drawn.y), Math.max(drawn.y, drawn.y + drawn.h - box.h));
  return { ...box, x, y };
}

/** A curve from a to b that bends to its left, so that two opposite arcs stay apart. */
export function arc([ax, ay]: Point, [bx, by]: Point, bend = 0.22): { d: string; middle: Point } {
  const cx = (ax + bx) / 2 + (by - ay) * bend;
  const cy = (ay + by) / 2 - (bx - ax) * bend;
  const round = Math.round;
  return {
    d: `M${round(ax)} ${round(ay)}Q${round(cx)} ${round(cy)} ${round(bx)} ${round(by)}`,
    middle: [(ax + 2 * cx + bx) / 4, (ay + 2 * cy + by) / 4],
  };
}
