// The rulebook that is open: fetched once for each set of rules, then searched here.
import { computed, signal } from "@preact/signals";
import { api } from "../core/api.ts";
import { kindName } from "../core/describe.ts";
import { catalogue, view } from "../core/store.ts";
import type { Case, Instrument, Outline, Rule, Rulebook } from "../rulebook-types.ts";

export const book = signal<Rulebook | undefined>();
export const failed = signal("");

/** Fetches the rules of the match on the screen, or those of new matches. */
export async function loadBook() {
  const pack = view.value ? catalogue.value?.pack : undefined;
  if (book.value && (!pack || book.value.pack === pack)) return;
  try {
    failed.value = "";
    book.value = await api.rules(pack);
  } catch (error) {
    failed.value = (error as Error).message;
  }
}

export interface Found {
  instrument: Instrument;
  rule: Rule;
}

const rules = computed(
  () =>
    new Map(
      (book.value?.instruments ?? []).flatMap((instrument) =>
        instrument.rules.map((rule) => [rule.id, { instrument, rule }] as [string, Found]),
      ),
    ),
);

export const ruleOf = (clause: string): Found | undefined => rules.value.get(clause);
export const instrumentOf = (code: string) => book.value?.instruments.find((i) => i.id === code);
export const disputeOf = (id: string) => book.value?.disputes.find((d) => d.id === id);

/** The cases that expect an answer of a clause. */
export function casesOf(clause: string): Case[] {
  return (book.value?.cases ?? []).filter((c) => c.expect[clause]);
}

/** How a dispute is read: in the match on the screen, else in the scenario that is shipped first. */
export function readingOf(dispute: string): { reading: string; where: string; match: boolean } | undefined {
  const v = view.value;
  const scenario = book.value?.scenarios[0];
  const reading = v?.readings?.[dispute] ?? scenario?.readings[dispute];
  if (!reading) return undefined;
  return { reading, where: v?.title ?? scenario?.title ?? "", match: Boolean(v) };
}

export interface Filter {
  text: string;
  country: string;
  modality: string;
}

export const ALL: Filter = { text: "", country: "", modality: "" };

export function isFiltering(f: Filter): boolean {
  return Boolean(f.text.trim() || f.country || f.modality);
}

/** The clauses that fit: every word must be found somewhere in what is told of the clause. */
export function search(all: Instrument[], f: Filter): Found[] {
  const words = f.text.toLowerCase().split(/\s+/).filter(Boolean);
  return all.flatMap((instrument) =>
    instrument.rules
      .filter((rule) => !f.modality || rule.modality === f.modality)
      .filter(() => !f.country || instrument.parties.includes(f.country))
      .filter((rule) => {
        const told = toldOf(instrument, rule);
        return words.every((word) => told.includes(word));
      })
      .map((rule) => ({ instrument, rule })),
  );
}

function toldOf(instrument: Instrument, rule: Rule): string {
  const conditions = rule.triggers.flatMap((x) => [x.when, ...(x.unless ?? []).map((e) => e.when)]);
  const kinds = rule.triggers.flatMap((x) => x.kinds ?? []).map(kindName);
  const deeds = rule.perform?.deeds.map((d) => kindName(d.act)) ?? [];
  const disputes = rule.disputes?.flatMap((d) => [d, disputeOf(d)?.question ?? ""]) ?? [];
  return [
    rule.id,
    instrument.title,
    `article ${rule.article}`,
    rule.gist,
    ...conditions.map(flat),
    ...kinds,
    ...deeds,
    ...disputes,
  ]
    .join(" ")
    .toLowerCase();
}

/** A condition as one line, for the search. */
export function flat(o: Outline): string {
  return [o.lead, o.prose, ...(o.kids ?? []).map(flat)].filter(Boolean).join(" ");
}
