import { signal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { Preview, PreviewDuty } from "../catalogue-types.ts";
import { api } from "../core/api.ts";
import { draft } from "../core/draft.ts";
import { me, view } from "../core/store.ts";
import { inside, nameOf, t } from "../core/text.ts";
import { ClauseLink } from "../ui/clauselink.tsx";
import { State } from "../ui/controls.tsx";
import { Icon } from "../ui/icon.tsx";

const found = signal<{ key: string; preview?: Preview; failed?: string } | undefined>();
const PAUSE_MS = 150;

/** What the chosen orders would do, asked of the server after each change. */
export function PreviewBox() {
  const lines = draft.value.lines;
  const key = `${draft.value.key} ${lines.join()}`;
  useEffect(() => {
    if (lines.length === 0) return;
    const timer = setTimeout(() => load(key, lines), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [key]);
  if (lines.length === 0) return null;
  const now = found.value?.key === key ? found.value : undefined;
  return (
    <section class="preview" aria-label={t("preview-title")} aria-busy={!now}>
      <h3>{t("preview-title")}</h3>
      {!now && <p class="quiet small">{t("preview-wait")}</p>}
      {now?.failed && <p class="small">{t("preview-failed", { why: now.failed })}</p>}
      {now?.preview && <Result p={now.preview} />}
    </section>
  );
}

async function load(key: string, lines: number[]) {
  try {
    found.value = { key, preview: await api.preview(view.value?.match ?? "", lines, me.value?.token ?? "") };
  } catch (error) {
    found.value = { key, failed: (error as Error).message };
  }
}

function Result({ p }: { p: Preview }) {
  return (
    <ul class="preview-list small">
      {p.breaches.map((d) => (
        <li key={`b ${d.clause} ${d.obligor}`} class="breaks">
          <Icon name="warning" /> <b>{t("preview-breaches")}</b> <DutyLine d={d} />
        </li>
      ))}
      {p.opens.map((d) => (
        <li key={`o ${d.clause} ${d.obligor} ${d.claimant}`}>
          <Icon name="treaty" /> <b>{t("preview-opens")}</b> <DutyLine d={d} /> {d.state && <State state={d.state} />}
        </li>
      ))}
      {p.opens.length + p.breaches.length === 0 && (
        <li class="quiet">
          <Icon name="check" /> {t("preview-nothing")}
        </li>
      )}
      <Effects p={p} />
    </ul>
  );
}

function DutyLine({ d }: { d: PreviewDuty }) {
  const who = d.claimant
    ? t("preview-between", { obligor: inside(d.obligor), claimant: inside(d.claimant) })
    : inside(d.obligor);
  return (
    <>
      <ClauseLink clause={d.clause} />: {who}
    </>
  );
}

function Effects({ p }: { p: Preview }) {
  if (p.tension.length + p.rung.length === 0) return null;
  return (
    <li class="effects">
      {p.tension.map(({ pair, add }) => (
        <span key={`t ${pair}`} class={add > 0 ? "effect up" : "effect down"}>
          <Icon name={add > 0 ? "up" : "down"} /> {t("preview-tension")} {nameOf(pair[0])}–{nameOf(pair[1])}{" "}
          {signed(add / 100)}
        </span>
      ))}
      {p.rung.map(({ pair, to }) => (
        <span key={`r ${pair}`} class="effect">
          {t("preview-rung")} {nameOf(pair[0])}–{nameOf(pair[1])}: <b>{to}</b>
        </span>
      ))}
    </li>
  );
}

function signed(value: number): string {
  const text = Math.abs(value).toFixed(Math.abs(value) < 1 ? 2 : 1);
  return `${value > 0 ? "+" : "−"}${text}`;
}
