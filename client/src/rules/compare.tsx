import type { ComponentChildren } from "preact";
import { articleName, treatyName } from "../core/describe.ts";
import { rulePath } from "../core/route.ts";
import { capital, day, t } from "../core/text.ts";
import type { Instrument, Rule } from "../rulebook-types.ts";
import { Link } from "../ui/page.tsx";
import { span } from "./instrument.tsx";

/** What a rule is about, in the order the comparison tells it. */
export const THEMES = ["consult", "assist", "hostile", "un", "sanctions", "defence", "duration"] as const;
export type Theme = (typeof THEMES)[number];

const SANCTIONS = new Set(["sanction", "economic_coercion"]);
const COUNCIL = new Set(["sanction", "veto"]);

export function themeOf(rule: Rule): Theme {
  const kinds = rule.triggers.flatMap((x) => x.kinds ?? []);
  const only = (set: Set<string>) => kinds.length > 0 && kinds.every((k) => set.has(k));
  if (only(SANCTIONS)) return "sanctions";
  if (only(COUNCIL)) return "un";
  if (rule.kind === "permit") return kinds.includes("declaration") ? "duration" : "defence";
  if (rule.kind === "prohibit") return "hostile";
  return rule.kind === "consult" ? "consult" : "assist";
}

/** The texts between which the arms of a match choose, the newest first. */
export function armed(all: Instrument[]): Instrument[] {
  return all.filter((i) => i.arms?.length).sort((a, b) => (b.signed ?? "").localeCompare(a.signed ?? ""));
}

export function armOf(i: Instrument): string {
  return (i.signed ?? "").slice(0, 4);
}

/** A line of the comparison: one cell for each text. */
export interface Line {
  id: string;
  heading: string;
  cells: ComponentChildren[];
}

/** The Russia-DPRK texts side by side. */
export function Compare({ all }: { all: Instrument[] }) {
  const texts = armed(all);
  return (
    <>
      <header class="instrument-head">
        <h1>{t("compare-title")}</h1>
        <p class="lead-text">{t("compare-intro")}</p>
      </header>
      <SideBySide
        names={texts.map((i) => treatyName(i.id))}
        heads={texts.map((i) => <Head key={i.id} i={i} />)}
        lines={linesOf(texts)}
      />
    </>
  );
}

function Head({ i }: { i: Instrument }) {
  return (
    <>
      <Link to={rulePath(i.id)}>{treatyName(i.id)}</Link>
      <span class="block small">{t(`arm-${armOf(i)}-what`)}</span>
    </>
  );
}

function linesOf(texts: Instrument[]): Line[] {
  const about = (theme: Theme, i: Instrument) => i.rules.filter((r) => themeOf(r) === theme);
  return THEMES.filter((theme) => theme === "duration" || texts.some((i) => about(theme, i).length > 0)).map(
    (theme) => ({
      id: theme,
      heading: t(`compare-${theme}`),
      cells: texts.map((i) => (
        <>
          {theme === "duration" && <Term i={i} />}
          <Cell i={i} rules={about(theme, i)} quiet={theme === "duration"} />
        </>
      )),
    }),
  );
}

/** The rules of a theme; a text without any says so, unless the cell tells more. */
function Cell({ i, rules, quiet }: { i: Instrument; rules: Rule[]; quiet: boolean }) {
  if (rules.length === 0) return quiet ? null : <p class="nothing">{t("compare-nothing")}</p>;
  return (
    <>
      {rules.map((r) => (
        <div key={r.id} class="compared">
          <p>
            <Link to={rulePath(i.id, r.id)}>
              {articleName(r.article)}
              <span class="hidden">
                {" "}
                {treatyName(i.id)} {r.id}
              </span>
            </Link>{" "}
            <span class="mark-modality" data-modality={r.modality}>
              {t(`rules-modality-${r.modality}`)}
            </span>
          </p>
          <p>{capital(r.gist)}.</p>
          <Brakes r={r} />
        </div>
      ))}
    </>
  );
}

/** What stands between the event and the duty: the point of the comparison. */
function Brakes({ r }: { r: Rule }) {
  const brakes = [
    r.modality === "must" && t(`compare-discretion-${r.discretion}`),
    r.request && t(r.request.needed ? "compare-request-disputed" : "compare-request"),
    r.gate && t("compare-gate"),
    r.triggers.some((x) => x.unless?.length) && t("compare-unless"),
  ].filter(Boolean);
  if (brakes.length === 0) return null;
  return (
    <ul class="brakes small">
      {brakes.map((b) => (
        <li key={String(b)}>{b}</li>
      ))}
    </ul>
  );
}

function Term({ i }: { i: Instrument }) {
  return (
    <>
      {i.signed && <p>{t("compare-signed", { day: day(i.signed) })}</p>}
      <p>{capital(i.in_force.map(span).join("; "))}.</p>
      {Object.entries(i.arm_in_force ?? {}).map(([arm, p]) => (
        <p key={arm} class="small quiet">
          {t("rules-arm-in-force", { arm: t(`arm-${arm}`), span: span(p) })}
        </p>
      ))}
    </>
  );
}

/** A table that becomes a stack on a narrow screen: each cell then names its text. */
export function SideBySide({ names, heads, lines }: { names: string[]; heads: ComponentChildren[]; lines: Line[] }) {
  return (
    <table class="side-by-side">
      <thead>
        <tr>
          <td />
          {heads.map((head, n) => (
            <th key={names[n]} scope="col">
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <tr key={line.id}>
            <th scope="row">{line.heading}</th>
            {line.cells.map((cell, n) => (
              <td key={names[n]}>
                <span class="cell-text">{names[n]}</span>
                {cell}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
