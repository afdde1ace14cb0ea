import { signal } from "@preact/signals";
import { t } from "../core/text.ts";

/** The words that help explains, in the order in which a player meets them. */
export const TERMS = ["aim", "budget", "rung", "tension", "duty"] as const;
export type Term = (typeof TERMS)[number];

/** The open help: at a term, at its beginning (""), or closed (undefined). */
export const helpAt = signal<Term | "" | undefined>(undefined);

/** A question mark beside a word, which opens the help where that word is explained. */
export function HelpOn({ term }: { term: Term }) {
  return (
    <button type="button" class="help-on" onClick={() => (helpAt.value = term)}>
      <span aria-hidden="true">?</span>
      <span class="hidden">{t(`help-on-${term}`)}</span>
    </button>
  );
}
