import type {
  Catalogue,
  Comparison,
  Explanation,
  Preview,
  Replay,
  ReplayInfo,
  RoomInfo,
  Scenario,
} from "../catalogue-types.ts";
import type { Rulebook } from "../rulebook-types.ts";
import type { As, Role, Seat } from "../wire.ts";

/** One thing wrong in a rule file; the excerpt is its line and below it a caret. */
export interface Mistake {
  file: string;
  line: number;
  col: number;
  reason: string;
  excerpt?: string;
}

/** A refusal the server explained, or a failure to reach it. */
export class ApiError extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    reason: string,
    /** what is wrong in rule files, and how many mistakes are not listed */
    readonly mistakes: Mistake[] = [],
    readonly more = 0,
  ) {
    super(reason);
  }
}

async function call(method: string, path: string, token?: string, body?: BodyInit): Promise<Response> {
  const headers = new Headers();
  if (token) headers.set("Authorization", `Bearer ${token}`);
  // A form says its own type, with the boundary between its parts.
  if (body && !(body instanceof FormData)) headers.set("Content-Type", "application/json");
  let answer: Response;
  try {
    answer = await fetch(path, { method, headers, body });
  } catch {
    throw new ApiError(0, "offline", "The server cannot be reached. Check the network and try again.");
  }
  if (answer.ok) return answer;
  const refusal = await answer.json().catch(() => ({}));
  const reason = refusal.reason ?? `The server answered ${answer.status}.`;
  throw new ApiError(answer.status, refusal.code ?? "unknown", reason, refusal.mistakes, refusal.more);
}

async function get<T>(path: string, token?: string): Promise<T> {
  return (await call("GET", path, token)).json();
}

async function post<T>(path: string, body: unknown, token?: string): Promise<T> {
  return (await call("POST", path, token, JSON.stringify(body))).json();
}

export interface NewRoom {
  scenario: string;
  arm: string;
  mode: "solo" | "room";
  seat?: Seat;
  nick?: string;
  bot: string;
  turns?: number;
  timer?: number;
  seed?: string;
  readings?: Record<string, string>;
  /** hash of rules that were brought, and what they are called */
  pack?: string;
  rules?: string;
}

/** What the server says of rules it took. */
export interface Brought {
  pack: string;
  replaces: string[];
  adds: string[];
  holds: { treaties: number; clauses: number; actions: number; places: number; injects: number; scenarios: number };
  scenarios: Scenario[];
}

export interface Entry {
  token: string;
  role: Role;
  seat?: Seat;
  nick?: string;
  member?: string;
  room?: string;
  match?: string;
}

function form(files: File[]): FormData {
  const out = new FormData();
  for (const file of files) out.append("rules", file);
  return out;
}

const code = (room: string) => encodeURIComponent(room);

export const api = {
  scenarios: () => get<Scenario[]>("/api/scenarios"),
  pack: (hash: string) => get<Catalogue>(`/api/packs/${hash}`),
  /** The rules of a match by their pack, or those of new matches. */
  rules: (pack?: string) => get<Rulebook>(pack ? `/api/rules/${pack}` : "/api/rules"),
  compareCase: (id: string, law?: string) =>
    get<Comparison>(`/api/cases/${encodeURIComponent(id)}/compare${law ? `?law=${law}` : ""}`),
  compareMatch: (match: string, token?: string) => get<Comparison>(`/api/matches/${match}/compare`, token),
  bring: async (files: File[]) => (await call("POST", "/api/packs", undefined, form(files))).json() as Promise<Brought>,
  create: (room: NewRoom) => post<Entry & { room: string; match: string }>("/api/rooms", room),
  join: (room: string, nick: string, seat?: Seat) => post<Entry>(`/api/rooms/${code(room)}/join`, { nick, seat }),
  room: (room: string) => get<RoomInfo>(`/api/rooms/${code(room)}`),
  ticket: (token: string) => post<{ ticket: string; expires_ms: number }>("/api/tickets", {}, token),
  why: (match: string, query: string, token?: string) => get<Explanation>(`/api/matches/${match}/why?${query}`, token),
  preview: (match: string, lines: number[], token: string) =>
    post<Preview>(`/api/matches/${match}/preview`, { lines }, token),
  record: async (match: string, token?: string) => (await call("GET", `/api/matches/${match}/record`, token)).blob(),
  upload: async (record: Blob) =>
    (await call("POST", "/api/replays", undefined, record)).json() as Promise<{ replay: string }>,
  /** `tokens` are all seats this browser holds, with commas between them. */
  replays: (tokens: string) => get<ReplayInfo[]>("/api/replays", tokens),
  replay: (id: string, as: As) => get<Replay>(`/api/replays/${id}?as=${as}`),
  matchReplay: (match: string, as: As, token?: string) => get<Replay>(`/api/matches/${match}/replay?as=${as}`, token),
};
