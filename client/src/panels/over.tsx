import { useSignal } from "@preact/signals";
import { api } from "../core/api.ts";
import { go } from "../core/route.ts";
import { me, replay, view } from "../core/store.ts";
import { has, t } from "../core/text.ts";
import { Notice } from "../ui/controls.tsx";
import { lazy } from "../ui/lazy.tsx";
import { Link } from "../ui/page.tsx";
import type { Over as Ending } from "../wire.ts";

const OutcomeParts = lazy(async () => (await import("./outcome.tsx")).OutcomeParts);

/** The end: reason, what the match came to, and the way into the replay. */
export function Over() {
  const v = view.value;
  const failed = useSignal("");
  if (!v) return null;
  const reason = v.over?.reason ?? "";
  const save = async () => {
    try {
      saveAs(await api.record(v.match, me.value?.token), `casus-${v.scenario}-${v.arm}.ndjson`);
    } catch (error) {
      failed.value = t("error-sorry", { why: (error as Error).message });
    }
  };
  return (
    <section class="panel over" aria-labelledby="over-title">
      <h2 id="over-title">{t("over-title")}</h2>
      <p>{has(`over-${reason}`) ? t(`over-${reason}`) : reason}</p>
      <Success parts={v.over?.success ?? []} />
      {failed.value && <Notice bad>{failed.value}</Notice>}
      <p>
        <Link to={`/rules/compare?match=${v.match}`}>{t("over-compare")}</Link>
      </p>
      {!replay.value && (
        <p class="row">
          <button type="button" class="button primary" onClick={() => go(`/replay/${v.match}`)}>
            {t("orders-to-replay")}
          </button>
          <button type="button" class="button" onClick={save}>
            {t("orders-save")}
          </button>
        </p>
      )}
      <OutcomeParts />
    </section>
  );
}

/** The scenario's success test, part by part. */
function Success({ parts }: { parts: NonNullable<Ending["success"]> }) {
  if (!parts.length) return null;
  return (
    <>
      <h3>{t("over-success")}</h3>
      <ul>
        {parts.map((p) => (
          <li key={p.says}>
            <b>{t(p.met ? "over-met" : "over-unmet")}</b> {p.says}
          </li>
        ))}
      </ul>
    </>
  );
}

function saveAs(blob: Blob, name: string) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}
