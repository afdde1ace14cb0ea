import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { hurry } from "../core/live.ts";
import { announce, lag, me, ownSeat, replay, room, status, view } from "../core/store.ts";
import { day, nameOf, t } from "../core/text.ts";
import { Flag } from "../ui/controls.tsx";
import { Menu } from "../ui/menu.tsx";
import { RulesBadge } from "../ui/rulesbadge.tsx";

export function TurnBar() {
  const v = view.value;
  return (
    <header class="turnbar">
      <h1>{v?.title || room.value?.title || t("app-name")}</h1>
      {v && (
        <p class="pill">
          {t("turn-label")} <b>{v.turn}</b> · <b>{t(`phase-${v.phase}`)}</b>
        </p>
      )}
      {v && <p class="pill wide-only">{day(v.date)}</p>}
      <RulesBadge rules={replay.value ? replay.value.record.header.rules : room.value?.rules} />
      {!replay.value && <ClockPill />}
      {room.value && !replay.value && (
        <p class="pill wide-only">
          {t("room-label")} <b>{room.value.code}</b>
        </p>
      )}
      <Line />
      <span class="spring" />
      {v && <You />}
      <Menu />
    </header>
  );
}

function You() {
  const seat = ownSeat.value;
  if (seat) {
    return (
      <p class="pill you" data-seat={seat}>
        <Flag seat={seat} /> <span class="wide-only">{t("you-label")}:</span> <b>{nameOf(seat)}</b>
      </p>
    );
  }
  const word = view.value?.as === "all" ? "as-all" : "as-public";
  return <p class="pill">{me.value?.role === "facilitator" ? t("you-lead") : t(word)}</p>;
}

/** ms to the server and back that a player notices */
const SLOW = 1500;

/** Says so when the line is slow or not up; says nothing while it is well. */
function Line() {
  const { state, why } = status.value;
  if (replay.value || (state === "live" && lag.value < SLOW)) return null;
  if (state === "live") return <p class="pill">{t("conn-slow", { seconds: (lag.value / 1000).toFixed(1) })}</p>;
  return (
    <p class="pill line-down" role="status">
      {t(`conn-${state}`, { why: why ?? "" })}
      {state === "waiting" && (
        <button type="button" class="link" onClick={hurry}>
          {t("conn-retry")}
        </button>
      )}
    </p>
  );
}

const SPOKEN = [60, 10];

function ClockPill() {
  const clock = room.value?.clock;
  const now = useSignal(Date.now());
  const running = clock?.state === "running";
  useEffect(() => {
    if (!running) return;
    const timer = setInterval(() => {
      now.value = Date.now();
    }, 500);
    return () => clearInterval(timer);
  }, [running]);
  const left = secondsLeft(clock, now.value);
  useEffect(() => {
    if (running && left !== undefined && SPOKEN.includes(left)) announce(t("clock-speak", { left }));
  }, [left, running]);
  if (left === undefined || clock?.state === "off") return null;
  return (
    <p class={running && left <= 60 ? "pill late" : "pill"}>
      <span class="wide-only">{t("clock-left")}</span> <b>{minutes(left)}</b>
      {clock?.state === "paused" && ` ${t("clock-paused")}`}
    </p>
  );
}

export function secondsLeft(clock: { ends_ms?: number; left_ms?: number; state: string } | undefined, now: number) {
  if (!clock) return undefined;
  const ms = clock.state === "running" && clock.ends_ms !== undefined ? clock.ends_ms - now : clock.left_ms;
  return ms === undefined ? undefined : Math.max(0, Math.ceil(ms / 1000));
}

export function minutes(seconds: number): string {
  const two = (n: number) => String(n).padStart(2, "0");
  return `${two(Math.floor(seconds / 60))}:${two(seconds % 60)}`;
}
