import { signal } from "@preact/signals";
import { t } from "../core/text.ts";

export interface Question {
  clause?: string;
  event?: number;
  duty?: number | string;
}

/** The question whose explanation lies open. */
export const asked = signal<Question | undefined>();

export function ask(question: Question) {
  asked.value = question;
}

/** A "why" button. The words alone must tell which one it is to a screen reader. */
export function Why({ q, about, label }: { q: Question; about: string; label?: string }) {
  return (
    <button type="button" class="link small" onClick={() => ask(q)}>
      {label ?? t("why")}
      <span class="hidden"> {about}</span>
    </button>
  );
}
