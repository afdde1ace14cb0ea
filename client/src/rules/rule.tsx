import type { ComponentChildren } from "preact";
import { articleName, kindName } from "../core/describe.ts";
import { view } from "../core/store.ts";
import { capital, day, nameOf, t } from "../core/text.ts";
import { Why } from "../panels/why.tsx";
import type { Instrument, Rule, Trigger } from "../rulebook-types.ts";
import { Name, State } from "../ui/controls.tsx";
import { Icon } from "../ui/icon.tsx";
import { Cited } from "./cited.tsx";
import { Disputes } from "./disputes.tsx";
import { Exercised } from "./exercised.tsx";
import { Condition, inline } from "./outline.tsx";

interface RuleProps {
  instrument: Instrument;
  rule: Rule;
  /** heading level: an article of a page, or the whole of a dialog */
  level?: 2 | 3;
}

/** A clause in full: what it asks, when, of whom, and what tests it. */
export function RuleCard({ instrument, rule, level = 2 }: RuleProps) {
  const Heading = `h${level}` as "h2";
  return (
    <article class="rule-card panel" id={rule.id} data-kind={rule.kind} tabIndex={-1}>
      <header>
        <Heading>
          <a class="anchor" href={`#${rule.id}`}>
            {articleName(rule.article)}
          </a>{" "}
          <span class="quiet small">{rule.id}</span>
        </Heading>
        <Marks rule={rule} />
      </header>
      <p class="gist">{capital(rule.gist)}.</p>
      <dl class="rule-parts">
        <Row label={t("rules-bound")}>
          <Roles rule={rule} />
        </Row>
        <Row label={t("rules-when")}>
          {rule.triggers.map((trigger, i) => (
            <Speaks key={trigger.line + i} trigger={trigger} several={rule.triggers.length > 1} />
          ))}
        </Row>
        <Unless rule={rule} />
        <Steps rule={rule} />
        <Row label={t("rules-choice")}>
          <Freedom rule={rule} />
        </Row>
        <Disputes ids={rule.disputes ?? []} />
        <Exercised rule={rule} file={instrument.file} />
      </dl>
      <footer class="small quiet">
        <Icon name="file" /> {t("rules-file")}{" "}
        <code>
          {instrument.file}:{rule.line}
        </code>
      </footer>
    </article>
  );
}

export function Row({ label, children }: { label: string; children: ComponentChildren }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** The scale D0 to D4 measures duties; a ban and a right leave no means to choose. */
function Freedom({ rule }: { rule: Rule }) {
  if (rule.modality !== "must") return <p>{t(`rules-freedom-${rule.modality}`)}</p>;
  return (
    <p>
      <b>D{rule.discretion}</b> {t(`rules-discretion-${rule.discretion}`)}
    </p>
  );
}

function Marks({ rule }: { rule: Rule }) {
  const now = view.value?.clauses.find((c) => c.clause === rule.id);
  return (
    <p class="marks">
      {rule.verify && (
        <span class="mark-verify">
          <Icon name="warning" /> {t("rules-verify")}
        </span>
      )}
      <span class="mark-modality" data-modality={rule.modality}>
        {t(`rules-modality-${rule.modality}`)}
      </span>
      {now && (
        <>
          <span class="small quiet">{t("rules-now")}</span> <State state={now.state} by={now.by} />{" "}
          <Why q={{ clause: rule.id }} about={rule.id} />
        </>
      )}
    </p>
  );
}

function Roles({ rule }: { rule: Rule }) {
  return (
    <ul class="roles">
      {rule.roles.map((r) => (
        <li key={r.words}>
          <b>{capital(r.words)}</b>{" "}
          {r.other ? (
            t("rules-other-party")
          ) : (
            <span class="who">
              {r.who.map((seat) => (
                <Name key={seat} actor={seat} />
              ))}
            </span>
          )}
        </li>
      ))}
    </ul>
  );
}

function Speaks({ trigger, several }: { trigger: Trigger; several: boolean }) {
  const kinds = trigger.kinds?.map(kindName).join(", ");
  return (
    <div class={several ? "speaks one-of" : "speaks"}>
      <p class="small">
        {kinds ? (
          <>
            <b>{t("rules-on-event")}</b> {kinds}
          </>
        ) : (
          <b>{t(trigger.level ? "rules-on-turn-level" : "rules-on-turn")}</b>
        )}
      </p>
      <Condition o={trigger.when} />
    </div>
  );
}

function Unless({ rule }: { rule: Rule }) {
  const all = rule.triggers.flatMap((trigger) => trigger.unless ?? []);
  if (all.length === 0) return null;
  return (
    <Row label={t("rules-unless")}>
      {all.map((e) => (
        <div key={e.line}>
          <Condition o={e.when} />
          <p class="small quiet">
            {t("rules-because")} <Cited treaty={e.treaty} article={e.article} />
          </p>
        </div>
      ))}
    </Row>
  );
}

/** What has to happen between the condition and the end of the duty. */
function Steps({ rule }: { rule: Rule }) {
  const { request, gate, due, perform, lapse, waive } = rule;
  return (
    <>
      {request && (
        <Row label={t("rules-request")}>
          <p>
            {t("rules-request-by", { who: capital(request.by) })}
            {request.needed && ` ${t("rules-request-needed", { when: inline(request.needed) })}`}
          </p>
        </Row>
      )}
      {gate && (
        <Row label={t("rules-gate")}>
          <p>{t("rules-gate-by", { who: capital(gate.by), act: kindName(gate.act), turns: gate.turns })}</p>
        </Row>
      )}
      {due && (
        <Row label={t("rules-due")}>
          <p>{due.response ? t("rules-due-response") : t("rules-due-turns", { turns: due.turns ?? 0 })}</p>
        </Row>
      )}
      {perform && <Kept perform={perform} />}
      {lapse && (
        <Row label={t("rules-lapse")}>
          <Condition o={lapse} />
        </Row>
      )}
      {waive && (
        <Row label={t("rules-waive")}>
          <p>{t("rules-waive-by", { who: waive.by, act: kindName(waive.act) })}</p>
        </Row>
      )}
      {rule.suspended && rule.suspended.length > 0 && (
        <Row label={t("rules-suspended")}>
          {rule.suspended.map((p) => (
            <p key={p.from}>
              {p.until
                ? t("rules-span", { from: day(p.from), to: day(p.until) })
                : t("rules-since", { from: day(p.from) })}
            </p>
          ))}
        </Row>
      )}
    </>
  );
}

function Kept({ perform }: { perform: NonNullable<Rule["perform"]> }) {
  return (
    <Row label={t("rules-perform")}>
      <p>{t("rules-perform-need", { who: perform.by, need: perform.need })}</p>
      <ul class="deeds">
        {perform.deeds.map((d) => (
          <li key={d.act}>
            <span>{capital(kindName(d.act))}</span>{" "}
            <span class="worth" data-enough={d.worth >= perform.need}>
              {t(d.worth >= perform.need ? "rules-worth-enough" : "rules-worth", { worth: d.worth })}
            </span>
            {d.when && <span class="small quiet"> {t("rules-worth-if", { when: inline(d.when) })}</span>}
          </li>
        ))}
      </ul>
    </Row>
  );
}

/** "Russia · North Korea" with flags, as instruments name their parties. */
export function Parties({ parties }: { parties: string[] }) {
  return (
    <span class="who" role="group" aria-label={t("board-parties", { list: parties.map((p) => nameOf(p)).join(", ") })}>
      {parties.map((p) => (
        <Name key={p} actor={p} />
      ))}
    </span>
  );
}
