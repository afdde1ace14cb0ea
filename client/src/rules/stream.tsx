import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { ComparedRow, Comparison } from "../catalogue-types.ts";
import { api } from "../core/api.ts";
import { kindName } from "../core/describe.ts";
import { rooms } from "../core/session.ts";
import { day, inside, nameOf, t } from "../core/text.ts";
import type { Case } from "../rulebook-types.ts";
import { ClauseLink } from "../ui/clauselink.tsx";
import { Notice, State } from "../ui/controls.tsx";
import { type Line, SideBySide } from "./compare.tsx";

/** The day whose law is asked when today's texts are held against an old incident. */
const TODAY = "2025-01-10";
const FIRST = "K1b-2024";

/** The same events judged under each text: those of an incident, or of a finished match. */
export function EventComparison({ cases }: { cases: Case[] }) {
  const match = new URLSearchParams(location.search).get("match") ?? undefined;
  const chosen = useSignal(cases.some((c) => c.id === FIRST) ? FIRST : (cases[0]?.id ?? ""));
  const today = useSignal(false);
  const report = useSignal<Comparison | undefined>(undefined);
  const wrong = useSignal("");
  useEffect(() => {
    let current = true;
    const asked = match ? ofMatch(match) : api.compareCase(chosen.value, today.value ? TODAY : undefined);
    asked.then(
      (r) => {
        if (!current) return;
        report.value = r;
        wrong.value = "";
      },
      (e) => {
        if (current) wrong.value = String(e instanceof Error ? e.message : e);
      },
    );
    return () => {
      current = false;
    };
  }, [match, chosen.value, today.value]);
  return (
    <section class="stream" aria-labelledby="stream-title">
      <h2 id="stream-title">{t("stream-title")}</h2>
      <p>{t(match ? "stream-match" : "stream-intro")}</p>
      {!match && <Chooser cases={cases} chosen={chosen} today={today} />}
      {wrong.value && <Notice bad>{t("stream-failed", { why: wrong.value })}</Notice>}
      {report.value && <Judged report={report.value} />}
    </section>
  );
}

/** A match is open to whoever held a place in it; one from a file to everybody. */
function ofMatch(match: string): Promise<Comparison> {
  const held = Object.values(rooms()).find((r) => r.match === match);
  return api.compareMatch(match, held?.token);
}

interface Choice {
  cases: Case[];
  chosen: { value: string };
  today: { value: boolean };
}

function Chooser({ cases, chosen, today }: Choice) {
  return (
    <div class="stream-choice">
      <label for="stream-case">{t("stream-case")}</label>
      <select id="stream-case" value={chosen.value} onChange={(e) => (chosen.value = e.currentTarget.value)}>
        {cases.map((c) => (
          <option key={c.id} value={c.id}>
            {`${c.id} ${c.title} (${day(c.date)})`}
          </option>
        ))}
      </select>
      <label class="check">
        <input type="checkbox" checked={today.value} onChange={(e) => (today.value = e.currentTarget.checked)} />
        {t("stream-today")}
      </label>
    </div>
  );
}

function Judged({ report }: { report: Comparison }) {
  const differing = report.rows.filter((r) => r.differs);
  const same = report.rows.filter((r) => !r.differs);
  const names = report.arms.map((arm) => t("stream-arm", { arm: t(`arm-${arm}`) }));
  const table = (rows: ComparedRow[]) => <SideBySide names={names} heads={names} lines={rows.map(line)} />;
  return (
    <>
      <p role="status">{t("stream-count", { differing: differing.length, same: same.length })}</p>
      {differing.length > 0 && table(differing)}
      {same.length > 0 && (
        <details>
          <summary>{t("stream-same", { count: same.length })}</summary>
          {table(same)}
        </details>
      )}
    </>
  );
}

function line(row: ComparedRow, n: number): Line {
  return {
    id: `${n}`,
    heading: heading(row),
    cells: row.cells.map((cell) => (
      <div key={cell.arm}>
        <p>
          {cell.clause && (
            <>
              <ClauseLink clause={cell.clause} treaty={cell.clause.split("-")[0]}>
                {cell.clause}
              </ClauseLink>{" "}
            </>
          )}
          <State state={cell.state} by={cell.by} />
        </p>
        <p class="small">{cell.reason}</p>
      </div>
    )),
  };
}

/** What is asked: after what event, who owes whom which kind of thing. */
function heading(row: ComparedRow): string {
  const duty = t(`stream-duty-${row.duty}`, {
    obligor: nameOf(row.obligor),
    claimant: row.claimant ? inside(row.claimant) : "none",
  });
  // What nobody governs, or is aimed at nobody, is written in small letters there.
  const target = row.event?.target === "none" ? undefined : row.event?.target;
  if (!row.event) return t("stream-after-turn", { turn: row.turn, duty });
  return t("stream-after", {
    actor: nameOf(row.event.actor),
    target: target ? inside(target) : "none",
    kind: kindName(row.event.kind),
    duty,
  });
}
