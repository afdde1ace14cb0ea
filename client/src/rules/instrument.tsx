import { treatyName } from "../core/describe.ts";
import { day, has, t } from "../core/text.ts";
import type { Instrument, Period } from "../rulebook-types.ts";
import { Icon } from "../ui/icon.tsx";
import { Parties, Row, RuleCard } from "./rule.tsx";

/** An instrument from its parties to its last article. */
export function InstrumentPage({ instrument }: { instrument: Instrument }) {
  return (
    <>
      <header class="instrument-head">
        <h1>{treatyName(instrument.id)}</h1>
        <p class="lead-text">{instrument.title}</p>
        <Parties parties={instrument.parties} />
        <Facts i={instrument} />
        <Figures i={instrument} />
      </header>
      {instrument.rules.map((rule) => (
        <RuleCard key={rule.id} instrument={instrument} rule={rule} />
      ))}
    </>
  );
}

function Facts({ i }: { i: Instrument }) {
  const arms = Object.entries(i.arm_in_force ?? {});
  return (
    <dl class="rule-parts instrument-facts">
      <Row label={t("rules-nature")}>
        <p>{natureOf(i)}</p>
      </Row>
      {i.signed && (
        <Row label={t("rules-signed")}>
          <p>{day(i.signed)}</p>
        </Row>
      )}
      <Row label={t("rules-in-force")}>
        {i.in_force.map((p) => (
          <p key={p.from}>{span(p)}</p>
        ))}
        {i.arms && (
          <p class="small quiet">
            {t("rules-arms", { arms: i.arms.map((arm) => t(`arm-${arm}`)).join(t("rules-and")) })}
          </p>
        )}
        {arms.map(([arm, p]) => (
          <p key={arm} class="small quiet">
            {t("rules-arm-in-force", { arm: t(`arm-${arm}`), span: span(p) })}
          </p>
        ))}
      </Row>
      {i.suspended && i.suspended.length > 0 && (
        <Row label={t("rules-suspended")}>
          {i.suspended.map((p) => (
            <p key={p.from}>{span(p)}</p>
          ))}
        </Row>
      )}
      <Row label={t("rules-source")}>
        <p>{i.source}</p>
        {i.verify && i.verify.length > 0 && (
          <p class="mark-verify">
            <Icon name="warning" /> {t("rules-verify-facts", { facts: i.verify.join(", ") })}
          </p>
        )}
      </Row>
      <Row label={t("rules-file")}>
        <p>
          <Icon name="file" /> <code>{i.file}</code>
        </p>
      </Row>
    </dl>
  );
}

/** Numbers the text leaves open, each with the reason for the one chosen. */
function Figures({ i }: { i: Instrument }) {
  if (!i.figures?.length) return null;
  return (
    <details class="figures">
      <summary>{t("rules-figures", { count: i.figures.length })}</summary>
      <dl class="rule-parts">
        {i.figures.map((f) => (
          <Row key={f.name} label={f.name.replaceAll("_", " ")}>
            <p>
              <b class="num">{f.value}</b> <span class="quiet">{f.why}</span>
            </p>
          </Row>
        ))}
      </dl>
    </details>
  );
}

export function natureOf(i: Instrument): string {
  const id = `rules-nature-${i.nature.replaceAll(" ", "-")}`;
  return has(id) ? t(id) : i.nature;
}

export function span(p: Period | null): string {
  if (!p) return t("rules-never");
  return p.until ? t("rules-span", { from: day(p.from), to: day(p.until) }) : t("rules-since", { from: day(p.from) });
}
