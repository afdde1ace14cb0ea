import { useSignal } from "@preact/signals";
import { useLayoutEffect } from "preact/hooks";
import { answersToSend, changed, chosen, committed, draft, owed, spent } from "../core/draft.ts";
import { bindKeys } from "../core/keys.ts";
import { command, phaseNow } from "../core/live.ts";
import { announce, room, view } from "../core/store.ts";
import { t } from "../core/text.ts";
import { Icon } from "../ui/icon.tsx";

/** The button that sends the phase's orders or answers, and what became of them. */
export function CommitBar() {
  const busy = useSignal(false);
  const failed = useSignal("");
  const response = view.value?.phase === "response";
  const problem = tooMuch();
  const send = async () => {
    if (busy.value || tooMuch()) return;
    busy.value = true;
    failed.value = await commit();
    busy.value = false;
  };
  useLayoutEffect(() => bindKeys({ c: send }), []);
  const done = committed.value && !changed.value;
  return (
    <div class="commit">
      <button type="button" class="button primary" disabled={busy.value || done || problem !== ""} onClick={send}>
        {done && <Icon name="check" />}
        {label(response, done)}
      </button>
      <p class="small" role="status">
        {failed.value ? <span class="bad-text">{failed.value}</span> : problem || state(done)}
      </p>
    </div>
  );
}

function label(response: boolean, done: boolean): string {
  if (done) return t("orders-committed");
  if (committed.value) return t("orders-recommit");
  if (response && owed.value.length === 0) return t(chosen.value.length === 0 ? "response-pass" : "orders-commit");
  if (response) return t("response-commit");
  return t(chosen.value.length === 0 ? "orders-commit-empty" : "orders-commit");
}

function tooMuch(): string {
  const budget = view.value?.budget;
  if (!budget) return "";
  const now = spent.value;
  if (now.pc > budget.pc || now.m > budget.m) return t("orders-too-dear");
  return now.main > budget.main ? t("orders-full") : "";
}

function state(done: boolean): string {
  const missing = owed.value.length - answersToSend().length;
  if (missing > 0) return t("response-missing", { count: missing });
  if (!done && !committed.value && nothingAsked()) return t("response-pass-what");
  if (!done) return t(committed.value ? "orders-changed" : "orders-draft");
  const r = room.value;
  if (r?.ready_count === undefined) return t("orders-sent");
  return t("orders-sent-count", { ready: r.ready_count, all: r.seats.filter((s) => s.members.length > 0).length });
}

/** In the answers, with no duty to answer and no order added. */
function nothingAsked(): boolean {
  return view.value?.phase === "response" && owed.value.length + chosen.value.length === 0;
}

const PAST = new Set(["late", "phase", "over"]);

/** Sends what is chosen, then says that it is final. Returns "" or what went wrong. */
async function commit(): Promise<string> {
  const response = view.peek()?.phase === "response";
  const lines = [...draft.value.lines];
  const answers = answersToSend();
  const at = phaseNow();
  const first = response ? await command("answers", { answers, lines }, at) : await command("orders", { lines }, at);
  if (!first.ok) return first.reason;
  announce(t("orders-committed"));
  const now = phaseNow();
  // The last set may end the phase: then it counted, and nobody waits for a "ready".
  if (now.turn !== at.turn || now.phase !== at.phase) return "";
  committed.value = true;
  const ready = await command("ready", { ready: true }, at);
  return ready.ok || PAST.has(ready.code) ? "" : ready.reason;
}
