import { stateName } from "../core/describe.ts";
import { day, nameOf, t } from "../core/text.ts";
import type { Case, Rule, RuleTest } from "../rulebook-types.ts";
import { State } from "../ui/controls.tsx";
import { casesOf } from "./book.ts";
import { Row } from "./rule.tsx";

/** What exercises a clause: historical cases first, then the tests of its file. */
export function Exercised({ rule, file }: { rule: Rule; file: string }) {
  const cases = casesOf(rule.id);
  const tests = rule.tests ?? [];
  if (cases.length + tests.length === 0) return null;
  return (
    <Row label={t("rules-exercised")}>
      {cases.length > 0 && (
        <ul class="exercised">
          {cases.map((c) => (
            <CaseRow key={c.id} c={c} clause={rule.id} />
          ))}
        </ul>
      )}
      {tests.length > 0 && (
        <details>
          <summary>{t("rules-tests", { count: tests.length })}</summary>
          <ul class="exercised">
            {tests.map((test) => (
              <TestRow key={`${test.line} ${test.name}`} test={test} file={file} />
            ))}
          </ul>
        </details>
      )}
    </Row>
  );
}

function CaseRow({ c, clause }: { c: Case; clause: string }) {
  return (
    <li>
      <span>
        <b>
          {c.id} {c.title}
        </b>{" "}
        <span class="small quiet">{day(c.date)}</span>
        {c.note && <span class="block small">{c.note}</span>}
        {c.doubt && <span class="block small quiet">{t("rules-doubt", { doubt: c.doubt })}</span>}
        {c.sources?.length ? <span class="block small quiet">{c.sources.join("; ")}</span> : null}
      </span>
      <span class="answers-given">{answers(c.expect[clause] ?? [])}</span>
    </li>
  );
}

/** "due or disputed D3" */
export function answers(list: string[]): string {
  return list
    .map((answer) => {
      const [state = "", by = ""] = answer.split(":");
      return [stateName(state), by.replaceAll(",", ", ")].filter(Boolean).join(" ");
    })
    .join(t("rules-or"));
}

function TestRow({ test, file }: { test: RuleTest; file: string }) {
  const bind = Object.entries(test.bind ?? {});
  return (
    <li>
      <span>
        {test.name}{" "}
        <span class="block small quiet">
          {day(test.date)}
          {test.arm && `, ${t("rules-test-arm", { arm: test.arm })}`}
          {bind.map(([role, seat]) => `, ${role}: ${nameOf(seat)}`)} (
          <code>
            {file}:{test.line}
          </code>
          )
        </span>
      </span>
      <State state={test.answer} by={test.by} />
    </li>
  );
}
