// The drawn panels and the hand-set places of labels on them.
import theatre from "../../../assets/map/theatre.json";
import ukraine from "../../../assets/map/ukraine.json";
import us from "../../../assets/map/us.json";
import type { Seat } from "../wire.ts";
import type { Box, Panel, Point } from "./geometry.ts";

export const panels = { theatre: theatre as Panel, us: us as Panel, ukraine: ukraine as Panel };

/** What is drawn of the theatre, past its own frame. */
export const DRAWN: Box = { x: -480, y: -160, w: 2560, h: 1320 };
export const REGION: Box = { x: 60, y: 120, w: 1330, h: 790 };
export const KOREA: Box = { x: 385, y: 440, w: 420, h: 345 };

interface Spot {
  /** where the country's mark stands on the theatre map */
  at: Point;
  /** the name chip, in panel units, on the whole map and zoomed to Korea */
  chip: Point;
  near?: Point;
}

/** The United States lies off this map: its spot is the way to its inset. */
export const spots: Record<Exclude<Seat, "USA">, Spot> = {
  RUS: { at: [700, 215], chip: [640, 165], near: [745, 455] },
  CHN: { at: [290, 625], chip: [215, 712], near: [435, 500] },
  PRK: { at: [575, 535], chip: [720, 505], near: [655, 500] },
  KOR: { at: [560, 700], chip: [400, 795], near: [455, 700] },
  JPN: { at: [905, 705], chip: [1010, 800], near: [745, 755] },
};

/** On which side of its dot a city's name stands; right unless named. */
export const citySide: Record<string, "left" | "right"> = { Beijing: "left" };
