import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { Replay } from "../catalogue-types.ts";
import { ApiError, api } from "../core/api.ts";
import { leave, loadCatalogue } from "../core/live.ts";
import { route } from "../core/route.ts";
import { rooms } from "../core/session.ts";
import { announce, clearMatch, replay, tab, view } from "../core/store.ts";
import { capital, t } from "../core/text.ts";
import { Notice } from "../ui/controls.tsx";
import { Link, Page } from "../ui/page.tsx";
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
        failed.value = error instanceof ApiError && error.code === "forbidden" ? t("replay-stranger") : error.message;
      });
    return clearMatch;
  }, []);
  if (replay.value && view.value) return <Game />;
  return (
    <Page title={t("replay-title")}>
      {failed.value ? (
        <Closed why={failed.value} />
      ) : (
        <>
          <h1>{t("replay-title")}</h1>
          <p>{t("loading")}</p>
        </>
      )}
    </Page>
  );
}

/** The match is not there, or not for this reader: what it takes, and the way back. */
function Closed({ why }: { why: string }) {
  return (
    <div class="narrow stack">
      <h1>{t("replay-none")}</h1>
      <Notice bad>{capital(why)}</Notice>
      <p>{t("replay-none-what")}</p>
      <p>
        <Link to="/" class="button primary">
          {t("go-home")}
        </Link>
      </p>
    </div>
  );
}
