import type { Catalogue, Line } from "../catalogue-types.ts";
import type { Seat, View } from "../wire.ts";

/** An order the seat may give now: its number in the catalogue and what it says. */
export interface Option extends Line {
  index: number;
}

/** Decodes a base64 bitmap, lowest bit first, into the set of indices whose bit is 1. */
export function bits(base64: string): number[] {
  const out: number[] = [];
  const raw = atob(base64);
  for (let i = 0; i < raw.length; i++) {
    const byte = raw.charCodeAt(i);
    for (let bit = 0; bit < 8; bit++) if (byte & (1 << bit)) out.push(i * 8 + bit);
  }
  return out;
}

/** The orders a seat may give in this view, in catalogue order. */
export function legalOptions(view: View, catalogue: Catalogue, seat: Seat): Option[] {
  const lines = catalogue.lines[seat] ?? [];
  return bits(view.legal ?? "").flatMap((index) => {
    const line = lines[index];
    return line ? [{ ...line, index }] : [];
  });
}
