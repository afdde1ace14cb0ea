import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { answersToSend, changed, chosen, committed, draft, owed, spent } from "../core/draft.ts";
import { bindKeys } from "../core/keys.ts";
import { command } from "../core/live.ts";
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
    failed.value = await commit(response);
    busy.value = false;
  };
  useEffect(() => bindKeys({ c: send }), []);
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
  if (!done) return t(committed.value ? "orders-changed" : "orders-draft");
  const r = room.value;
  if (r?.ready_count === undefined) return t("orders-sent");
  return t("orders-sent-count", { ready: r.ready_count, all: r.seats.filter((s) => s.members.length > 0).length });
}

/** Sends what is chosen, then says that it is final. Returns "" or what went wrong. */
async function commit(response: boolean): Promise<string> {
  const lines = [...draft.value.lines];
  const answers = answersToSend();
  const first = response ? await command("answers", { answers, lines }) : await command("orders", { lines });
  if (!first.ok) return first.reason;
  committed.value = true;
  announce(t("orders-committed"));
  const ready = await command("ready", { ready: true });
  // The phase may have ended in between: then the orders counted and nobody waits for us.
  return ready.ok || ready.code === "late" || ready.code === "wrong_phase" ? "" : ready.reason;
}
