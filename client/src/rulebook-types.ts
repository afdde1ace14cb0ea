// What GET /api/rules and /api/rules/HASH answer: the library of instruments for reading.
import type { Clause, Dispute } from "./catalogue-types.ts";
import type { Actor } from "./wire.ts";

export interface Period {
  from: string;
  until?: string;
}

/** A condition in words: one sentence, or a list of which all or any must be so. */
export interface Outline {
  prose?: string;
  joins?: "all" | "any";
  lead?: string;
  kids?: Outline[];
}

export interface Exception {
  when: Outline;
  treaty: string;
  article: string;
  line: number;
}

export interface Trigger {
  /** kinds of event it listens to; none: the state of the world each turn */
  kinds?: string[];
  level?: boolean;
  when: Outline;
  unless?: Exception[];
  line: number;
}

export interface RuleTest {
  name: string;
  date: string;
  arm?: string;
  bind?: Record<string, Actor>;
  answer: string;
  by?: string[];
  line: number;
}

export interface Deed {
  act: string;
  worth: number;
  when?: Outline;
}

export interface Rule {
  id: string;
  article: string;
  gist: string;
  modality: Clause["modality"];
  discretion: number;
  kind: Clause["kind"];
  roles: { words: string; who: Actor[]; other?: boolean }[];
  triggers: Trigger[];
  request?: { by: string; needed?: Outline };
  gate?: { by: string; act: string; turns: number };
  due?: { response?: boolean; turns?: number };
  perform?: { by: string; need: number; deeds: Deed[] };
  lapse?: Outline;
  waive?: { by: string; act: string };
  suspended?: Period[];
  disputes?: string[];
  verify?: boolean;
  line: number;
  tests?: RuleTest[];
}

export interface Instrument {
  id: string;
  title: string;
  nature: string;
  parties: Actor[];
  signed?: string;
  in_force: Period[];
  arms?: string[];
  /** null: never under this arm */
  arm_in_force?: Record<string, Period | null>;
  suspended?: Period[];
  source: string;
  /** what of this has not been checked yet */
  verify?: string[];
  figures?: { name: string; value: number; why: string }[];
  file: string;
  rules: Rule[];
}

export interface Case {
  id: string;
  title: string;
  date: string;
  note?: string;
  doubt?: string;
  sources?: string[];
  file: string;
  expect: Record<string, string[]>;
}

export interface Rulebook {
  pack: string;
  instruments: Instrument[];
  disputes: Dispute[];
  scenarios: { id: string; title: string; arm: string; readings: Record<string, string> }[];
  cases: Case[];
}
