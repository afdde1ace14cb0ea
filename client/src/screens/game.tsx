import { useLayoutEffect } from "preact/hooks";
import { isPressing } from "../core/describe.ts";
import { owed } from "../core/draft.ts";
import { bindKeys } from "../core/keys.ts";
import { playing, replay, type Tab, tab, view } from "../core/store.ts";
import { t } from "../core/text.ts";
import { TheatreMap } from "../map/theatre.tsx";
import { TreatyBoard } from "../panels/board.tsx";
import { Doubts } from "../panels/doubts.tsx";
import { Duties } from "../panels/duties.tsx";
import { Hints } from "../panels/hints.tsx";
import { LeaderBar } from "../panels/leader.tsx";
import { EventLog, SinceLastTurn } from "../panels/log.tsx";
import { Matrix } from "../panels/matrix.tsx";
import { Messages } from "../panels/messages.tsx";
import { Orders } from "../panels/orders.tsx";
import { CountryCard, Rail } from "../panels/rail.tsx";
import { Scrubber } from "../panels/scrubber.tsx";
import { TurnBar } from "../panels/turnbar.tsx";
import { World } from "../panels/world.tsx";
import { Icon, type IconName } from "../ui/icon.tsx";
import { lazy } from "../ui/lazy.tsx";
import { useTitle } from "../ui/page.tsx";

const Timeline = lazy(async () => (await import("../panels/timeline.tsx")).Timeline);

const TABS: { id: Tab; icon: IconName }[] = [
  { id: "map", icon: "map" },
  { id: "orders", icon: "list" },
  { id: "treaties", icon: "treaty" },
  { id: "tension", icon: "heat" },
  { id: "log", icon: "clock" },
  { id: "messages", icon: "message" },
];

/** Play, spectating and replay on one screen: only the source of the view differs. */
export function Game() {
  const v = view.value!;
  useTitle(`${v.title}, ${t("turn-label")} ${v.turn}`);
  useLayoutEffect(
    () => bindKeys(Object.fromEntries(TABS.map(({ id }, i) => [String(i + 1), () => (tab.value = id)]))),
    [],
  );
  // A new phase begins at the top, before it is seen: what asks for an answer stands there.
  useLayoutEffect(() => {
    if (!replay.value) document.querySelector(".column-orders")?.scrollTo(0, 0);
    if (!replay.value && tab.value === "orders") scrollTo(0, 0);
  }, [v.turn, v.phase]);
  return (
    <div class="game" data-tab={tab.value} data-replay={replay.value ? "yes" : "no"}>
      <TurnBar />
      <LeaderBar />
      <Tabs />
      <main id="main" class="stage" tabIndex={-1}>
        <div class="column-map">
          <div class="panel map-panel">
            <TheatreMap />
            <Rail />
            <CountryCard />
          </div>
          {replay.value && <Scrubber />}
          <Timeline />
        </div>
        <div class="column-orders">
          {replay.value?.step === 0 && <p class="panel">{t("replay-unplayed")}</p>}
          {!v.over && <News answering={playing.value && v.phase === "response" && owed.value.length > 0} />}
          <Orders />
        </div>
        <div class="column-info">
          <div class="part treaties">
            <TreatyBoard />
          </div>
          <div class="part tension">
            <Matrix />
            <World />
          </div>
          <div class="part log">
            <EventLog />
          </div>
          <div class="part messages">
            <Messages />
          </div>
        </div>
      </main>
    </div>
  );
}

/** What is new and what is owed; the duties to answer stand with their answers instead. */
function News({ answering }: { answering: boolean }) {
  return (
    <>
      <Hints />
      <SinceLastTurn />
      {!answering && <Duties />}
      <Doubts />
    </>
  );
}

/** Buttons, not ARIA tabs: on a wide screen several parts show at once. */
function Tabs() {
  return (
    <nav class="tabs" aria-label={t("tabs-label")}>
      {TABS.map(({ id, icon }) => (
        <button
          key={id}
          type="button"
          class={`tab tab-${id}`}
          aria-current={tab.value === id}
          onClick={() => (tab.value = id)}
        >
          <Icon name={icon} /> <span>{t(id === "orders" && !playing.value ? "tab-now" : `tab-${id}`)}</span>
          <Count id={id} />
        </button>
      ))}
    </nav>
  );
}

/** How many things wait behind a tab; counted from what the server sent. */
function Count({ id }: { id: Tab }) {
  const v = view.value!;
  const n =
    id === "treaties"
      ? v.duties.filter(isPressing).length
      : id === "orders"
        ? owed.value.length
        : id === "messages"
          ? v.messages.filter((m) => m.turn === v.turn && m.from !== v.as).length
          : 0;
  return n > 0 ? <b class="count">{n}</b> : null;
}
