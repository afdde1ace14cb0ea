import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { api } from "../core/api.ts";
import { enter, leave } from "../core/live.ts";
import { remember, seatIn, type Ticketed } from "../core/session.ts";
import { clearMatch, room, status, view } from "../core/store.ts";
import { t } from "../core/text.ts";
import { TheatreMap } from "../map/theatre.tsx";
import { Duties } from "../panels/duties.tsx";
import { EventLog } from "../panels/log.tsx";
import { Matrix } from "../panels/matrix.tsx";
import { Over } from "../panels/over.tsx";
import { Rail } from "../panels/rail.tsx";
import { SCREEN_NICK } from "../panels/seats.tsx";
import { TurnBar } from "../panels/turnbar.tsx";
import { Notice } from "../ui/controls.tsx";
import { lazy } from "../ui/lazy.tsx";
import { Page, useTitle } from "../ui/page.tsx";
import { Lobby } from "./lobby.tsx";

const Timeline = lazy(async () => (await import("../panels/timeline.tsx")).Timeline);

/**
 * The screen everybody sees. It takes its own observer seat, so that a leader's
 * browser can show it without showing what only the leader may see.
 */
async function observer(code: string): Promise<Ticketed> {
  const key = `screen ${code}`;
  const known = seatIn(key);
  if (known) return known;
  const entry = await api.join(code, SCREEN_NICK);
  const seat = { token: entry.token, role: entry.role, used: Date.now() };
  remember(key, seat);
  return seat;
}

export function Projector({ code }: { code: string }) {
  const failed = useSignal("");
  useEffect(() => {
    let gone = false;
    observer(code)
      .then((seat) => !gone && enter(code, seat))
      .catch((error) => {
        failed.value = error.message;
      });
    return () => {
      gone = true;
      leave();
      clearMatch();
    };
  }, []);
  const r = room.value;
  if (r?.phase === "lobby") return <Lobby />;
  if (view.value) return <Show />;
  return (
    <Page title={code}>
      <h1>{t("home-continue-room", { code })}</h1>
      {failed.value ? (
        <Notice bad>{failed.value}</Notice>
      ) : (
        <p>{t(`conn-${status.value.state}`, { why: status.value.why ?? "" })}</p>
      )}
    </Page>
  );
}

function Show() {
  useTitle(view.value!.title);
  return (
    <div class="game projector" data-tab="map">
      <TurnBar />
      <main id="main" class="stage" tabIndex={-1}>
        <div class="column-map">
          <div class="panel map-panel">
            <TheatreMap />
            <Rail />
          </div>
          <Timeline />
        </div>
        <div class="column-info">
          {view.value!.over && <Over />}
          <Duties full={2} />
          <Matrix />
          <EventLog />
        </div>
      </main>
    </div>
  );
}
