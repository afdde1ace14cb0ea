// What the screen shows. A live match, a spectator's view and a replay step all
// fill the same signals, so every panel works in all three.
import { computed, signal } from "@preact/signals";
import type { Catalogue, Clause, Line, Replay } from "../catalogue-types.ts";
import type { Role, Room, Seat, View } from "../wire.ts";
import { isSeat } from "./seats.ts";
import { loadSettings, type Settings } from "./session.ts";
import type { Status } from "./socket.ts";

export interface Me {
  code: string;
  token: string;
  match: string;
  role: Role;
  seat?: Seat;
  member: string;
}

export type Tab = "map" | "orders" | "treaties" | "tension" | "log" | "messages";

export const view = signal<View | undefined>();
export const catalogue = signal<Catalogue | undefined>();
export const room = signal<Room | undefined>();
export const me = signal<Me | undefined>();
export const status = signal<{ state: Status; why?: string }>({ state: "connecting" });
/** ms to the server and back, as last measured */
export const lag = signal(0);
export const replay = signal<{ record: Replay; step: number } | undefined>();
export const tab = signal<Tab>("orders");
export const selected = signal<Seat | undefined>();
export const settings = signal<Settings>(loadSettings());
/** The one sentence the live region speaks. */
export const spoken = signal("");

/** The country the screen belongs to, if any. */
export const ownSeat = computed<Seat | undefined>(() => {
  const as = view.value?.as;
  return as && isSeat(as) ? as : undefined;
});

/** Whether the reader may give orders here. */
export const playing = computed(() => !replay.value && me.value?.role !== "observer" && ownSeat.value !== undefined);

const clauseIndex = computed(() => new Map((catalogue.value?.clauses ?? []).map((c) => [c.id, c])));
const treatyIndex = computed(() => new Map((catalogue.value?.treaties ?? []).map((x) => [x.id, x])));
const actionIndex = computed(() => new Map((catalogue.value?.actions ?? []).map((a) => [a.id, a])));
const placeIndex = computed(() => new Map((catalogue.value?.places ?? []).map((p) => [p.id, p])));

export const clauseOf = (id: string): Clause | undefined => clauseIndex.value.get(id);
export const treatyOf = (id: string) => treatyIndex.value.get(id);
export const actionOf = (id: string) => actionIndex.value.get(id);
export const placeOf = (id: string) => placeIndex.value.get(id);
export const lineOf = (seat: Seat, index: number): Line | undefined => catalogue.value?.lines[seat]?.[index];

export function announce(sentence: string) {
  // The same sentence twice must still be spoken: an added no-break space makes it new.
  spoken.value = spoken.value === sentence ? `${sentence}\u00a0` : sentence;
}

export function clearMatch() {
  view.value = undefined;
  room.value = undefined;
  me.value = undefined;
  replay.value = undefined;
  selected.value = undefined;
}
