import type { ComponentChildren } from "preact";
import { useEffect, useId, useRef } from "preact/hooks";
import { stateName } from "../core/describe.ts";
import { isSeat, looks } from "../core/seats.ts";
import { has, nameOf, t } from "../core/text.ts";
import type { Actor, ClauseState } from "../wire.ts";
import { Icon, type IconName } from "./icon.tsx";

/** A flag without words: the name always stands beside it or is hidden text. */
export function Flag({ seat }: { seat: Actor }) {
  return isSeat(seat) ? <img class="flag" src={looks[seat].flag} alt="" /> : null;
}

export function Name({ actor }: { actor: Actor }) {
  return (
    <span class="name">
      <Flag seat={actor} /> {nameOf(actor)}
    </span>
  );
}

const stateIcons: Partial<Record<string, IconName>> = {
  due: "clock",
  triggered: "clock",
  available: "bell",
  disputed: "scale",
  fulfilled: "check",
  breached: "cross",
  waived: "minus",
  lapsed: "minus",
};

/** The state of a clause or duty: word, icon and colour say the same. */
export function State({ state, by }: { state: ClauseState | string; by?: string[] }) {
  const icon = stateIcons[state];
  const what = `state-${state}-what`;
  return (
    <span class="state" data-state={state} title={has(what) ? t(what) : undefined}>
      {icon && <Icon name={icon} />}
      {stateName(state)}
      {by && by.length > 0 && ` ${by.join(", ")}`}
    </span>
  );
}

interface DialogProps {
  title: ComponentChildren;
  wide?: boolean;
  onClose(): void;
  children: ComponentChildren;
}

/** A native modal dialog; focus returns to where it was when it closes. */
export function Dialog({ title, wide, onClose, children }: DialogProps) {
  const ref = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => {
    const before = document.activeElement;
    ref.current?.showModal();
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, []);
  return (
    <dialog ref={ref} class={wide ? "wide" : undefined} onClose={onClose} aria-labelledby={id}>
      <div class="dialog-head">
        <h2 id={id}>{title}</h2>
        <button type="button" class="button slim" onClick={() => ref.current?.close()}>
          <Icon name="cross" /> {t("close")}
        </button>
      </div>
      <div class="dialog-body">{children}</div>
    </dialog>
  );
}

export function Notice({ bad, children }: { bad?: boolean; children: ComponentChildren }) {
  return (
    <p class={bad ? "notice bad" : "notice"} role={bad ? "alert" : undefined}>
      {children}
    </p>
  );
}

interface FieldProps {
  id: string;
  label: string;
  hint?: string;
  children: ComponentChildren;
}

export function Field({ id, label, hint, children }: FieldProps) {
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {children}
      {hint && (
        <span class="small quiet" id={`${id}-hint`}>
          {hint}
        </span>
      )}
    </div>
  );
}
