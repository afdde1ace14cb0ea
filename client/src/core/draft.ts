// The reader's unsent orders and answers. They belong to one phase of one match,
// survive a reload, and no event from the server may touch them.
import { computed, effect, signal } from "@preact/signals";
import type { Action, Line } from "../catalogue-types.ts";
import type { Answer, Choice, Duty } from "../wire.ts";
import { actionOf, lineOf, ownSeat, playing, view } from "./store.ts";

export interface Draft {
  key: string;
  lines: number[];
  answers: Record<string, Choice>;
}

const empty: Draft = { key: "", lines: [], answers: {} };
export const draft = signal<Draft>(empty);
/** Whether the reader has said that this phase's orders are final. */
export const committed = signal(false);
/** Unsent message text, kept while other parts of the screen are shown. */
export const composer = signal<{ text: string; to: string[] }>({ text: "", to: [] });

const phaseKey = computed(() => {
  const v = view.value;
  return v && playing.value ? `casus.draft.${v.match}.${v.as}.${v.turn}.${v.phase}` : "";
});

effect(() => {
  const key = phaseKey.value;
  if (key === draft.peek().key) return;
  draft.value = { ...(stored(key) ?? fromSent()), key };
  committed.value = Boolean(view.peek()?.sent);
});

effect(() => {
  const { key, ...rest } = draft.value;
  if (!key) return;
  try {
    sessionStorage.setItem(key, JSON.stringify(rest));
  } catch {
    // Storage is off: the draft lives as long as the page.
  }
});

function stored(key: string): Omit<Draft, "key"> | undefined {
  try {
    const text = key && sessionStorage.getItem(key);
    return text ? JSON.parse(text) : undefined;
  } catch {
    return undefined;
  }
}

function fromSent(): Omit<Draft, "key"> {
  const sent = view.peek()?.sent;
  const answers = Object.fromEntries((sent?.answers ?? []).map((a) => [String(a.duty), a.choice]));
  return { lines: sent?.lines ?? [], answers };
}

export function isCovert(action: Action | undefined): boolean {
  return action?.covert !== undefined;
}

export interface Used {
  pc: number;
  m: number;
  main: number;
  covert: number;
}

/** What the lines cost together. A covert action takes the covert slot first. */
export function used(lines: Line[], covertSlots: number): Used {
  const sum: Used = { pc: 0, m: 0, main: 0, covert: 0 };
  for (const line of lines) {
    const action = actionOf(line.action);
    sum.pc += action?.pc ?? 0;
    sum.m += action?.m ?? 0;
    if (isCovert(action) && sum.covert < covertSlots) sum.covert++;
    else sum.main++;
  }
  return sum;
}

export const chosen = computed(() => {
  const seat = ownSeat.value;
  if (!seat) return [];
  return draft.value.lines.flatMap((index) => {
    const line = lineOf(seat, index);
    return line ? [{ ...line, index }] : [];
  });
});

export const spent = computed(() => used(chosen.value, view.value?.budget?.covert ?? 1));

/** Whether the draft differs from what the server holds. */
export const changed = computed(() => {
  const sent = view.value?.sent;
  if (!sent) return draft.value.lines.length > 0 || Object.keys(draft.value.answers).length > 0;
  const answers = Object.fromEntries((sent.answers ?? []).map((a) => [String(a.duty), a.choice]));
  return draft.value.lines.join() !== sent.lines.join() || !sameAnswers(draft.value.answers, answers);
});

function sameAnswers(a: Record<string, Choice>, b: Record<string, Choice>): boolean {
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every((k) => a[k] === b[k]);
}

/** Whether one more order of this kind has a slot. */
export function hasSlot(action: Action): boolean {
  const budget = view.value?.budget;
  if (!budget) return false;
  const now = spent.value;
  return now.main < budget.main || (isCovert(action) && now.covert < budget.covert);
}

export function addLine(index: number) {
  if (!draft.value.lines.includes(index)) draft.value = { ...draft.value, lines: [...draft.value.lines, index] };
}

export function removeLine(index: number) {
  draft.value = { ...draft.value, lines: draft.value.lines.filter((l) => l !== index) };
}

export function setAnswer(duty: Duty["id"], choice: Choice) {
  draft.value = { ...draft.value, answers: { ...draft.value.answers, [String(duty)]: choice } };
}

/** Duties that wait for this reader's answer, oldest first. */
export const owed = computed<Duty[]>(() => {
  const v = view.value;
  if (!v || v.phase !== "response") return [];
  return v.duties.filter((d) => d.obligor === v.as && d.choices?.length && !d.answer);
});

export function answersToSend(): Answer[] {
  return owed.value.flatMap((d) => {
    const choice = draft.value.answers[String(d.id)];
    return choice ? [{ duty: d.id, choice }] : [];
  });
}
