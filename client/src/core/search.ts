// Finds orders by what a person would type: a title, a place, a country, what the
// order does, or another word for it.
import { kindName } from "./describe.ts";
import type { Offer } from "./picker.ts";
import { placeOf } from "./store.ts";
import { has, nameOf, t } from "./text.ts";

/** What is known of an offer, most telling first; a hit counts for more the earlier its text stands. */
export function wordsOf(offer: Offer, effects: string): string[] {
  const { action, options } = offer;
  const also = has(`also-${action.id}`) ? t(`also-${action.id}`) : "";
  const targets = options.map((o) => nameOf(o.target)).join(" ");
  const places = options.map((o) => placeWords(o.place)).join(" ");
  return [
    action.title,
    [also, action.kind ? kindName(action.kind) : ""].join(" "),
    [action.summary, effects].join(" "),
    [t(`domain-${action.domain}`), targets, places].join(" "),
  ];
}

function placeWords(place: string | undefined): string {
  const found = place && placeOf(place);
  if (!found) return "";
  return `${found.name} ${has(`also-place-${found.kind}`) ? t(`also-place-${found.kind}`) : ""}`;
}

/**
 * Offers that hold every word of the query, best first. A whole word beats the
 * beginning of one; letters inside a word count only where nothing else is found.
 */
export function search(all: Offer[], query: string, words: (offer: Offer) => string[]): Offer[] {
  const wanted = split(query);
  if (wanted.length === 0) return all;
  const scored = all.map((offer, order) => ({ offer, order, score: score(wanted, words(offer)) }));
  const fit = scored.filter((s) => s.score > 0);
  const whole = fit.filter((s) => s.score >= BEGIN);
  return (whole.length > 0 ? whole : fit).sort((a, b) => b.score - a.score || a.order - b.order).map((s) => s.offer);
}

/** How a word was found; the place of its text adds a few points and never crosses these. */
const WHOLE = 1000;
const BEGIN = 100;
const INSIDE = 10;

/** The weakest of the wanted words decides; 0 when one of them is nowhere. */
function score(wanted: string[], texts: string[]): number {
  const parts = texts.map(split);
  return Math.min(...wanted.map((w) => Math.max(...parts.map((text, i) => found(w, text, parts.length - i)))));
}

function found(wanted: string, text: string[], weight: number): number {
  if (text.some((word) => singular(word) === singular(wanted))) return WHOLE + weight;
  if (text.some((word) => word.startsWith(wanted))) return BEGIN + weight;
  return wanted.length > 2 && text.some((word) => word.includes(wanted)) ? INSIDE + weight : 0;
}

function split(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}

function singular(word: string): string {
  return word.length > 3 && word.endsWith("s") && !word.endsWith("ss") ? word.slice(0, -1) : word;
}
