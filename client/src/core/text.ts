// All words on the screen come from the Fluent catalogues in assets/text.
import { FluentBundle, FluentResource, type FluentVariable } from "@fluent/bundle";
import client from "../../../assets/text/en/client.ftl";
import countries from "../../../assets/text/en/countries.ftl";
import events from "../../../assets/text/en/events.ftl";
import library from "../../../assets/text/en/library.ftl";
import synonyms from "../../../assets/text/en/search.ftl";
import type { Prose } from "../catalogue-types.ts";
import type { Actor } from "../wire.ts";

const bundle = new FluentBundle("en", { useIsolating: false });
for (const text of [client, countries, events, library, synonyms]) bundle.addResource(new FluentResource(text));

/** Adds a catalogue that travels with a part of the page loaded later. */
export function addText(ftl: string) {
  bundle.addResource(new FluentResource(ftl));
}

export type Args = Record<string, FluentVariable>;

/** The text of a message; the id itself shows a gap in the catalogue. */
export function t(id: string, args?: Args): string {
  const message = bundle.getMessage(id);
  if (!message?.value) return id;
  return bundle.formatPattern(message.value, args);
}

export function has(id: string): boolean {
  return Boolean(bundle.getMessage(id)?.value);
}

/** A country or off-board actor by its code. */
export function nameOf(actor: Actor | undefined): string {
  return actor ? (has(`actor-${actor}`) ? t(`actor-${actor}`) : actor) : "";
}

/** The same name inside a sentence: "the United States". */
export function inside(actor: Actor | undefined): string {
  return actor && has(`inside-${actor}`) ? t(`inside-${actor}`) : nameOf(actor);
}

/** A sentence the server sent: plain words, or a code with values. */
export function sentence(prose: Prose | undefined): string {
  if (!prose) return "";
  if (typeof prose === "string") return readable(prose);
  return has(prose.code) ? t(prose.code, prose.args) : [prose.code, ...Object.values(prose.args ?? {})].join(" ");
}

/** A server's sentence with its dates as people write them. */
export function readable(text: string): string {
  return text.replace(/\b\d{4}-\d{2}-\d{2}\b/g, day);
}

const AND = new Intl.ListFormat("en", { type: "conjunction" });

/** "support at home, alert level, and munitions" */
export function listed(words: string[]): string {
  return AND.format(words);
}

export function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** "4 Nov 2024" for "2024-11-04", with no time zone in between. */
export function day(date: string): string {
  const [year, month, dayOfMonth] = date.split("-").map(Number);
  return month && dayOfMonth ? `${dayOfMonth} ${MONTHS[month - 1]} ${year}` : date;
}

/** A number as text with a real minus sign. */
export function signed(n: number): string {
  return n < 0 ? `−${-n}` : `${n}`;
}
