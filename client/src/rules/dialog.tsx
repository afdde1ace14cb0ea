import "./words.ts";
import { useEffect } from "preact/hooks";
import { articleName, treatyName } from "../core/describe.ts";
import { rulePath } from "../core/route.ts";
import { t } from "../core/text.ts";
import { reading } from "../ui/clauselink.tsx";
import { Dialog, Notice } from "../ui/controls.tsx";
import { Icon } from "../ui/icon.tsx";
import { book, failed, instrumentOf, loadBook } from "./book.ts";
import { RuleCard } from "./rule.tsx";

/** A clause read over a running match: nothing of the match is left or lost. */
export function RuleDialog() {
  const open = reading.value;
  useEffect(() => {
    loadBook();
  }, []);
  if (!open) return null;
  const close = () => {
    reading.value = undefined;
  };
  return (
    <Dialog title={treatyName(open.treaty)} wide onClose={close}>
      {failed.value && <Notice bad>{t("rules-failed", { why: failed.value })}</Notice>}
      {!book.value && !failed.value && <p>{t("loading")}</p>}
      {book.value && <Open treaty={open.treaty} clause={open.clause} />}
    </Dialog>
  );
}

function Open({ treaty, clause }: { treaty: string; clause?: string }) {
  const instrument = instrumentOf(treaty);
  if (!instrument) return <p>{t("rules-unknown", { code: treaty })}</p>;
  const rule = instrument.rules.find((r) => r.id === clause) ?? instrument.rules[0];
  return (
    <>
      <nav class="row other-articles" aria-label={t("rules-articles")}>
        {instrument.rules.map((r) => (
          <button
            key={r.id}
            type="button"
            class="button slim"
            aria-pressed={r === rule}
            onClick={() => (reading.value = { treaty, clause: r.id })}
          >
            {articleName(r.article)}
            {instrument.rules.filter((x) => x.article === r.article).length > 1 && (
              <span class="small quiet">{r.id}</span>
            )}
          </button>
        ))}
      </nav>
      {rule && <RuleCard instrument={instrument} rule={rule} level={3} />}
      <p class="small">
        <a href={rulePath(treaty, rule?.id)} target="_blank" rel="noopener">
          <Icon name="file" /> {t("rules-new-tab")}
        </a>
      </p>
    </>
  );
}
