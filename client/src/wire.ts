// The wire contract casus.v1.json as types. Field meanings live with the server's
// message types; what is optional here may be absent there. A number that is absent is 0.

export const SEATS = ["RUS", "CHN", "USA", "PRK", "KOR", "JPN"] as const;
export type Seat = (typeof SEATS)[number];
/** A seat or an actor that is off the board. */
export type Actor = Seat | "UKR" | "OTH" | "UN" | "NONE" | (string & {});

export type Phase = "lobby" | "orders" | "response" | "over";
export type ClauseState =
  | "none"
  | "not_in_force"
  | "signed_not_in_force"
  | "suspended"
  | "available"
  | "triggered"
  | "due"
  | "fulfilled"
  | "breached"
  | "waived"
  | "lapsed"
  | "disputed";
export type Choice = "FULL" | "MATERIAL" | "DIPLOMATIC" | "CONTEST" | "REFUSE" | "CONSULT" | "RESTRAIN" | "BACK";
export type Role = "player" | "facilitator" | "observer";
export type As = Seat | "public" | "all";
export type Bot = "hold" | "random" | "tit-for-tat" | "doctrine";

export interface LogEvent {
  n: number;
  turn: number;
  phase: Phase;
  k:
    | "act"
    | "incident"
    | "inject"
    | "slip"
    | "duty"
    | "answer"
    | "war"
    | "truce"
    | "rung"
    | "refused"
    | "vote"
    | "claim"
    | "home"
    | "tech"
    | "advice"
    | "alarm"
    | "end";
  actor?: Actor;
  suspect?: Actor;
  target?: Actor;
  against?: Actor;
  action?: string;
  kind?: string;
  place?: string;
  sev?: number;
  deaths?: number;
  att?: number;
  /** who used force first in that exchange */
  first?: Actor;
  sustained?: boolean;
  covert?: boolean;
  clause?: string;
  duty?: number | string;
  from?: string;
  to?: string;
  by?: string[];
  rung?: number;
  tension?: number;
  inject?: string;
  choice?: Choice;
  reason?: string;
  cause?: number;
  /** on the line that opens a duty */
  conflicts?: Conflict[];
}

export interface Duty {
  id: number | string;
  clause: string;
  obligor: Actor;
  claimant: Actor;
  against?: Actor;
  state: ClauseState;
  by?: string[];
  opened: number;
  due?: number;
  worth?: number;
  need?: number;
  cause?: number;
  choices?: Choice[];
  answer?: Choice;
  /** how others see the attack it is about */
  outlook?: Outlook;
  /** what else in law stands against keeping it */
  conflicts?: Conflict[];
}

/** What most governments take an attack for: an opinion beside the clause's verdict. */
export interface Outlook {
  status: "triggered" | "contested" | "not";
  /** 0 to 1000 */
  score: number;
  /** the claimant is held to have begun */
  began?: boolean;
}

/** A covert act whose author is in doubt. */
export interface Doubt {
  event: number;
  kind: string;
  target: Actor;
  suspect?: Actor;
  att: number;
  /** turns in which evidence may still come in */
  left: number;
  /** turns for which an inquiry runs */
  inquiry?: number;
  denied?: Actor[];
  /** one's own belief in permille, by seat, no_state and accident */
  belief?: Record<string, number>;
  /** for who leads the room alone */
  author?: Actor;
}

/** One clause asks for what another forbids, or two ask for opposite things. */
export interface Conflict {
  /** the deed that would keep the one and break the other; absent: the duties themselves clash */
  deed?: string;
  /** the clause that stands against it */
  clause: string;
  by?: string[];
  /** the clause that goes before the other by Charter 103 */
  prevails?: string;
}

export interface ClauseNow {
  clause: string;
  state: ClauseState;
  by?: string[];
}

export interface Message {
  n: number;
  turn: number;
  from: Actor;
  to: string[];
  text: string;
  nick?: string;
}

export interface Budget {
  pc: number;
  m: number;
  main: number;
  covert: number;
}

export interface Answer {
  duty: Duty["id"];
  choice: Choice;
}

export interface Over {
  reason: string;
  /** What had to come true for the match to show what its scenario is about. */
  success?: { says: string; met: boolean }[];
  /** What the match came to for each seat. */
  scores?: Score[];
  /** absent after a catastrophe: nobody ranks */
  ranked?: boolean;
}

export interface Score {
  seat: Seat;
  total: number;
  parts?: ScorePart[];
}

/** An aim of a seat, or, without an aim, what war cost it on top. */
export interface ScorePart {
  aim?: string;
  says: string;
  /** the most it can count */
  weight?: number;
  points: number;
}

/** A seat's own score during play: points by aim. */
export interface Standing {
  total: number;
  aims: Record<string, number>;
  /** what war has cost it on top */
  tolls?: number;
}

export interface Country {
  seat: Seat;
  rung: number;
  facts: Record<string, number>;
}

export interface HistoryRow {
  turn: number;
  rung: number[];
  tension: number[];
}

export interface View {
  match: string;
  scenario: string;
  title: string;
  arm: string;
  turn: number;
  phase: Phase;
  date: string;
  horizon?: number;
  as: As;
  readings: Record<string, string>;
  tension: number[][];
  rung: number[][];
  tension_base?: number[][];
  countries: Country[];
  duties: Duty[];
  clauses: ClauseNow[];
  doubts?: Doubt[];
  log: LogEvent[];
  messages: Message[];
  history: HistoryRow[];
  catalogue: string;
  legal?: string;
  budget?: Budget;
  pledge?: Pledge;
  sent?: { lines: number[]; answers?: Answer[] };
  /** numbers about the world at large: front, taboo and the like */
  world?: Record<string, number>;
  standing?: Standing;
  over?: Over;
}

/** What the seat has promised an ally to hold back from, and the last turn for which it has. */
export interface Pledge {
  to: Actor;
  against: Actor;
  rung: number;
  until: number;
}

export interface Sent {
  turn: number;
  phase: Phase;
  lines: number[];
  answers?: Answer[];
  /** nothing is sealed any more; an empty set is one to hold */
  withdrawn?: boolean;
}

/** A log line of a reveal; without turn or phase it has those of the line before. */
export type RevealLine = Omit<LogEvent, "turn" | "phase"> & Partial<Pick<LogEvent, "turn" | "phase">>;

/** A duty's number and the fields that are other now, null for those that are gone. */
export type DutyChange = Pick<Duty, "id"> & { [K in keyof Duty]?: Duty[K] | null };

/** What a resolution changed; what has not changed is left out. */
export interface Reveal {
  turn: number;
  phase: Phase;
  date: string;
  log: RevealLine[];
  tension?: [number, number, number][];
  tension_base?: [number, number, number][];
  rung?: [number, number, number][];
  facts?: Record<string, Record<string, number>>;
  duties?: DutyChange[];
  clauses?: ClauseNow[];
  doubts?: Doubt[];
  legal?: string;
  budget?: Budget;
  pledge?: Pledge;
  world?: Record<string, number>;
  standing?: Standing;
  over?: Over;
}

export interface Clock {
  state: "running" | "paused" | "off";
  ends_ms?: number;
  left_ms?: number;
}

export interface Member {
  id: string;
  nick: string;
  role: Role;
  seat?: Seat;
  /** For the facilitator alone. */
  online?: boolean;
}

export interface RoomSeat {
  seat: Seat;
  members: string[];
  bot: Bot | "";
  ready?: boolean;
}

/** Names rules that are not the shipped ones. */
export interface Rules {
  pack: string;
  name?: string;
}

export interface Room {
  code: string;
  title: string;
  scenario: string;
  arm: string;
  match: string;
  rules?: Rules;
  phase: Phase;
  turn: number;
  clock: Clock;
  locked: boolean;
  members: Member[];
  seats: RoomSeat[];
  readiness: "hidden" | "count" | "names";
  ready_count?: number;
}

/** What each command carries. */
export interface Bodies {
  orders: { lines: number[] };
  withdraw: None;
  answers: { answers: Answer[]; lines: number[] };
  ready: { ready: boolean };
  say: { to: string[]; text: string };
  start: None;
  pause: None;
  resume: None;
  extend: { seconds: number };
  next: None;
  bot: { seat: Seat; bot: string };
  kick: { member: string };
  rename: { member: string; nick: string };
  lock: { locked: boolean };
  seat: { member: string; seat: Seat | "" };
}

export type None = Record<string, never>;
export type Verb = keyof Bodies;

/** One command: its verb says what its body must be. */
export type Command = { [V in Verb]: { verb: V; turn?: number; phase?: Phase; body?: Bodies[V] } }[Verb];

export type ToServer =
  | { t: "hello"; ticket: string }
  | { t: "sub"; match: string; epoch?: string; after?: number }
  | ({ t: "cmd"; id: string } & Command)
  | { t: "ping"; n: number };

export interface Welcome {
  t: "welcome";
  v: string;
  role: Role;
  seat?: Seat;
  member: string;
  match: string;
  room: Room;
  heartbeat_ms: number;
}

/** What each kind of event carries. */
export interface EventBodies {
  start: View;
  sent: Sent;
  message: Message;
  reveal: Reveal;
}

/** One event. A later server may send other kinds, so the kind is any text. */
export interface EventFrame<K extends string = string> {
  t: "ev";
  o: number;
  k: K;
  b: K extends keyof EventBodies ? EventBodies[K] : unknown;
}

export type FromServer =
  | Welcome
  | { t: "room"; room: Partial<Room> }
  | { t: "snapshot"; epoch: string; offset: number; view: View }
  | { t: "live"; epoch: string; from: number }
  | EventFrame
  | { t: "ack"; id: string; o?: number }
  | { t: "nack"; id: string; code: string; reason: string; retryable: boolean }
  | { t: "pong"; n: number }
  | { t: "reconnect"; after_ms: number };
