import { useEffect } from "preact/hooks";
import { enter, leave } from "../core/live.ts";
import { go } from "../core/route.ts";
import { forget, remember, seatIn } from "../core/session.ts";
import { clearMatch, me, room, status, view } from "../core/store.ts";
import { t } from "../core/text.ts";
import { Notice } from "../ui/controls.tsx";
import { Link, Page } from "../ui/page.tsx";
import { Game } from "./game.tsx";
import { Waiting } from "./waiting.tsx";

/** A room the browser has a seat in: the waiting room, then the game. */
export function RoomScreen({ code }: { code: string }) {
  const seat = seatIn(code);
  useEffect(() => {
    if (!seat) {
      go(`/join/${code}`, true);
      return;
    }
    remember(code, { ...seat, used: Date.now() });
    enter(code, seat);
    return () => {
      leave();
      clearMatch();
    };
  }, []);
  const r = room.value;
  useEffect(() => {
    if (r && seat && r.match !== seat.match)
      remember(code, { ...seat, match: r.match, title: r.title, used: Date.now() });
  }, [r?.match]);
  if (r && me.value && (r.phase === "lobby" || !view.value)) return <Waiting />;
  if (view.value) return <Game />;
  return (
    <Page title={code}>
      <h1>{t("home-continue-room", { code })}</h1>
      {status.value.state === "stopped" ? <Stopped code={code} /> : <p>{t(`conn-${status.value.state}`)}</p>}
    </Page>
  );
}

function Stopped({ code }: { code: string }) {
  const rejoin = () => {
    forget(code);
    go(`/join/${code}`);
  };
  return (
    <>
      <Notice bad>{t("conn-stopped", { why: status.value.why ?? "" })}</Notice>
      <p class="row">
        <button type="button" class="button primary" onClick={rejoin}>
          {t("join-title", { code })}
        </button>
        <Link to="/" class="button">
          {t("go-home")}
        </Link>
      </p>
    </>
  );
}
