import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { Replay } from "../catalogue-types.ts";
import { api } from "../core/api.ts";
import { leave, loadCatalogue } from "../core/live.ts";
import { route } from "../core/route.ts";
import { rooms } from "../core/session.ts";
import { announce, clearMatch, replay, tab, view } from "../core/store.ts";
import { t } from "../core/text.ts";
import { Notice } from "../ui/controls.tsx";
import { Page } from "../ui/page.tsx";
import type { As } from "../wire.ts";
import { Game } from "./game.tsx";

function load(id: string, file: boolean, as: As): Promise<Replay> {
  if (file) return api.replay(id, as);
  const token = Object.values(rooms()).find((r) => r.match === id)?.token;
  return api.matchReplay(id, as, token);
}

async function show(record: Replay, step: number) {
  await loadCatalogue(record.catalogue);
  const at = Math.min(step, record.steps.length - 1);
  replay.value = { record, step: at };
  view.value = record.steps[at]?.view;
}

/** Shows the same step through other eyes. */
export async function changeAs(as: As) {
  const r = route.value;
  const now = replay.value;
  if (r.screen !== "replay" || !now) return;
  try {
    await show(await load(r.id, r.file, as), now.step);
  } catch (error) {
    announce(t("replay-needs", { why: (error as Error).message }));
  }
}

export function ReplayScreen({ id, file }: { id: string; file: boolean }) {
  const failed = useSignal("");
  useEffect(() => {
    leave();
    clearMatch();
    // On a phone the slider stands under the map; a wide screen shows it always.
    tab.value = matchMedia("(min-width: 1100px)").matches ? "orders" : "map";
    load(id, file, "public")
      .then((record) => show(record, 0))
      .catch((error) => {
        failed.value = error.message;
      });
    return clearMatch;
  }, []);
  if (replay.value && view.value) return <Game />;
  return (
    <Page title={t("replay-title")}>
      <h1>{t("replay-title")}</h1>
      {failed.value ? <Notice bad>{t("replay-needs", { why: failed.value })}</Notice> : <p>{t("loading")}</p>}
    </Page>
  );
}
