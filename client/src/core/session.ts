// What this browser keeps between visits: seat tokens by room, and reading settings.
import type { Role, Seat } from "../wire.ts";

export interface Ticketed {
  token: string;
  match?: string;
  role?: Role;
  seat?: Seat;
  nick?: string;
  title?: string;
  /** when it was last used, ms since 1970 */
  used: number;
}

const ROOMS = "casus.rooms";
const SETTINGS = "casus.settings";

export interface Settings {
  /** percent of the browser's own text size */
  text: 100 | 125 | 150 | 200;
  contrast: "normal" | "more";
  motion: "auto" | "off";
  /** single-letter shortcuts */
  keys: "on" | "off";
}

export function roomKey(code: string): string {
  return code.toUpperCase().replace(/[^A-Z0-9]/g, "");
}

function read<T>(key: string, otherwise: T): T {
  try {
    const text = localStorage.getItem(key);
    return text ? (JSON.parse(text) as T) : otherwise;
  } catch {
    // Storage is off or holds something else: the app works without memory.
    return otherwise;
  }
}

function write(key: string, value: unknown) {
  try {
    localStorage.setItem(key, JSON.stringify(value));
  } catch {
    // Storage is full or off: a reload will ask for the code again.
  }
}

export function rooms(): Record<string, Ticketed> {
  return read<Record<string, Ticketed>>(ROOMS, {});
}

export function seatIn(code: string): Ticketed | undefined {
  return rooms()[roomKey(code)];
}

const KEPT = 12;

export function remember(code: string, seat: Ticketed) {
  const all = { ...rooms(), [roomKey(code)]: seat };
  const recent = Object.entries(all).sort((a, b) => b[1].used - a[1].used);
  write(ROOMS, Object.fromEntries(recent.slice(0, KEPT)));
}

export function forget(code: string) {
  const all = rooms();
  delete all[roomKey(code)];
  write(ROOMS, all);
}

export function loadSettings(): Settings {
  return { text: 100, contrast: "normal", motion: "auto", keys: "on", ...read<Partial<Settings>>(SETTINGS, {}) };
}

export function saveSettings(settings: Settings) {
  write(SETTINGS, settings);
}
