// What GET /api/packs/HASH and the explanation endpoints answer.
import type { Actor, Answer, As, ClauseState, LogEvent, Phase, Rules, Seat, View } from "./wire.ts";

export type Domain = "D" | "U" | "E" | "I" | "M" | "A" | "C" | "N";

export interface Action {
  id: string;
  title: string;
  summary: string;
  domain: Domain;
  cameo: string;
  goldstein: number;
  rivera: string;
  kahn: number;
  mid: number;
  /** odds in percent that an observer notices in a turn; absent where it is public */
  covert?: number;
  floor: number;
  /** cost in political capital and in means */
  pc: number;
  m: number;
  phase: "orders" | "response" | "both";
  /** change of tension with the target */
  tension: number;
  kind?: string;
  /** the facts it changes: "econ[target]" */
  effects: string[];
}

export interface Line {
  action: string;
  target?: Actor;
  place?: string;
}

export interface Clause {
  id: string;
  treaty: string;
  article: string;
  gist: string;
  modality: "must" | "must_not" | "may";
  discretion?: number;
  disputes?: string[];
  /** the tested rule in words, one for each trigger */
  prose?: string[];
  kind: "consult" | "assist" | "act" | "prohibit" | "permit";
  parties?: Actor[];
}

export interface Treaty {
  id: string;
  title: string;
  parties: Actor[];
  signed?: string;
  in_force?: { from: string; until?: string }[];
  nature?: string;
  source?: string;
}

export interface Place {
  id: string;
  name: string;
  kind: string;
  administered_by?: Actor;
  claimed_by?: Actor[];
  at: [number, number];
}

export interface Dispute {
  id: string;
  question: string;
  broad: string;
  narrow: string;
}

export interface Catalogue {
  hash: string;
  /** names the rules it is cut from, for the rulebook */
  pack?: string;
  actions: Action[];
  lines: Partial<Record<Seat, Line[]>>;
  clauses: Clause[];
  treaties: Treaty[];
  places: Place[];
  disputes: Dispute[];
  injects: { id: string; text: string }[];
  shields: Shield[];
  umbrella: "off" | "wmd_only" | "full";
  /** a scenario's advice, for one turn each */
  hints?: { turn: number; says: string }[];
  /** contested findings, and whether the match is played as if they were true */
  assumptions?: { name: string; on: boolean; says: string; source: string }[];
}

/** A promise to fight for a country; whether it holds today is the standing of its clause. */
export interface Shield {
  by: Seat;
  of: Seat;
  clause: string;
  /** discretion 0 (political) to 4 (all means) */
  scale: number;
  /** about nuclear attack alone */
  nuclear?: boolean;
}

export type Prose = string | { code: string; args?: Record<string, string | number> };

export interface ExplainNode {
  text: string;
  prose?: Prose;
  value: boolean | "unknown";
  /** how the answers of the kids make this one */
  joins?: "all" | "any";
  facts?: { name: string; value: string | number | boolean }[];
  kids?: ExplainNode[];
  line?: number;
}

export interface Explanation {
  clause?: string;
  /** the event asked about */
  event?: LogEvent;
  verdict: ClauseState | string;
  title: string;
  prose: Prose[];
  cite?: Cite;
  tree?: ExplainNode;
  disputes?: (Dispute & { reading: string })[];
  facts?: { name: string; value: string | number | boolean }[];
  /** the answer is no: the first part that is false, and what it would have needed */
  nearest?: Miss;
  /** the answer is no: the exception that bars it */
  blocked?: { id: string; prose: string; cite: Cite; tree?: ExplainNode };
  by?: string[];
  /** what the other clauses that listened to the event made of it */
  related?: { clause: string; verdict: string; by?: string[]; because?: string }[];
}

/** What kept a clause silent, and the fact that would have changed it. */
export interface Miss {
  says: string;
  /** other ways to the same end, each a sentence */
  instead?: string[];
  text: string;
  fact?: string;
  value?: string | number | boolean;
  would?: string | number | boolean;
  needs: string;
  file: string;
  line: number;
}

export interface Cite {
  treaty?: string;
  article?: string;
  gist?: string;
  file?: string;
  line?: number;
}

export interface PreviewDuty {
  clause: string;
  obligor: Actor;
  claimant?: Actor;
  against?: Actor;
  state?: ClauseState;
}

export interface Preview {
  opens: PreviewDuty[];
  breaches: PreviewDuty[];
  cost: { pc: number; m: number };
  tension: { pair: [Actor, Actor]; add: number }[];
  rung: { pair: [Actor, Actor]; to: number }[];
}

export interface Scenario {
  id: string;
  title: string;
  summary: string;
  start: string;
  turn_days: number;
  turns: [number, number];
  arms: string[];
  arm: string;
  bots: string[];
}

export interface ReplayStep {
  turn: number;
  phase: Phase;
  view: View;
}

export interface Replay {
  header: {
    match: string;
    scenario: string;
    title: string;
    arm: string;
    seed?: string;
    engine?: string;
    pack?: string;
    rules?: Rules;
    turns: number;
  };
  as: As;
  catalogue: string;
  steps: ReplayStep[];
}

export interface ReplayInfo {
  id: string;
  title: string;
  scenario: string;
  arm: string;
  turns: number;
  /** unix milliseconds */
  finished?: number;
}

export interface RoomInfo {
  code: string;
  title: string;
  scenario: string;
  arm: string;
  seats: { seat: Seat; members: string[]; bot: string }[];
  locked: boolean;
  started: boolean;
}

export type Sealed = { lines: number[]; answers: Answer[] };

/** What GET /api/cases/ID/compare and /api/matches/ID/compare answer. */
export interface Comparison {
  subject: "case" | "match";
  id: string;
  title: string;
  law_of?: string;
  arms: string[];
  rows: ComparedRow[];
}

export interface ComparedRow {
  turn: number;
  phase: Phase;
  date: string;
  event?: { n: number; kind: string; actor: Actor; target: Actor; place?: string; deaths?: number };
  duty: "help" | "talk" | "forbid" | "permit";
  obligor: Actor;
  claimant?: Actor;
  differs: boolean;
  cells: { arm: string; clause?: string; state: ClauseState; by?: string[]; reason: string }[];
}
