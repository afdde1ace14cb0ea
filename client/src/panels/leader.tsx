import { useSignal } from "@preact/signals";
import { command } from "../core/live.ts";
import { announce, me, room } from "../core/store.ts";
import { t } from "../core/text.ts";
import { Icon } from "../ui/icon.tsx";
import type { Bodies, Room, Verb } from "../wire.ts";
import { SeatsDialog } from "./seats.tsx";

const MORE_SECONDS = 120;

/** Sends one of the leader's commands and says what came of it. */
export async function lead<V extends Verb>(verb: V, body: Bodies[V]): Promise<string> {
  const answer = await command(verb, body);
  announce(answer.ok ? t("lead-done") : answer.reason);
  return answer.ok ? "" : answer.reason;
}

/** Phase, clock, readiness and the next step in one fixed bar. */
export function LeaderBar() {
  const r = room.value;
  const seats = useSignal(false);
  const failed = useSignal("");
  if (me.value?.role !== "facilitator" || !r) return null;
  const run = async <V extends Verb>(verb: V, body: Bodies[V]) => {
    failed.value = await lead(verb, body);
  };
  return (
    <section class="leader" aria-label={t("lead-title")}>
      {r.phase === "lobby" ? (
        <button type="button" class="button primary slim" onClick={() => run("start", {})}>
          <Icon name="play" /> {t("lead-start")}
        </button>
      ) : (
        <Running r={r} run={run} />
      )}
      <button type="button" class="button slim" onClick={() => (seats.value = true)}>
        <Icon name="people" /> {t("lead-seats")}
      </button>
      <button type="button" class="button slim" onClick={() => run("lock", { locked: !r.locked })}>
        <Icon name="lock" /> {t(r.locked ? "lead-unlock" : "lead-lock")}
      </button>
      <a class="button slim" href={`/screen/${r.code}`} title={t("wait-screen")} target="_blank" rel="noreferrer">
        <Icon name="screen" /> {t("lead-screen")}
      </a>
      {failed.value && (
        <span class="bad-text small" role="alert">
          {failed.value}
        </span>
      )}
      {seats.value && <SeatsDialog onClose={() => (seats.value = false)} />}
    </section>
  );
}

function Running({ r, run }: { r: Room; run<V extends Verb>(verb: V, body: Bodies[V]): void }) {
  if (r.phase === "over") return null;
  const players = r.seats.filter((s) => s.members.length > 0);
  const ready = r.ready_count ?? players.filter((s) => s.ready).length;
  return (
    <>
      {r.clock.state !== "off" && (
        <>
          {r.clock.state === "running" ? (
            <button type="button" class="button slim" onClick={() => run("pause", {})}>
              <Icon name="pause" /> {t("lead-pause")}
            </button>
          ) : (
            <button type="button" class="button slim" onClick={() => run("resume", {})}>
              <Icon name="play" /> {t("lead-resume")}
            </button>
          )}
          <button type="button" class="button slim" onClick={() => run("extend", { seconds: MORE_SECONDS })}>
            <Icon name="clock" /> {t("lead-extend")}
          </button>
        </>
      )}
      <button type="button" class="button primary slim" onClick={() => run("next", {})}>
        <Icon name="last" /> {t("lead-next")}
      </button>
      <span class="pill">{t("lead-ready", { ready, all: players.length })}</span>
    </>
  );
}
