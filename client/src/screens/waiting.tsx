import { me, room } from "../core/store.ts";
import { nameOf, t } from "../core/text.ts";
import { LeaderBar } from "../panels/leader.tsx";
import { SeatTable } from "../panels/seats.tsx";
import { Page } from "../ui/page.tsx";
import { RulesBadge } from "../ui/rulesbadge.tsx";
import { SeatCards } from "./lobby.tsx";

/** Before the start: who is here, what I play, and for the leader the controls. */
export function Waiting() {
  const r = room.value!;
  const m = me.value!;
  const own = r.members.find((x) => x.id === m.member);
  const seat = own?.seat ?? m.seat;
  const leads = m.role === "facilitator";
  return (
    <Page title={r.title}>
      <LeaderBar />
      <section class="waiting">
        <h1>
          {r.title} <span class="quiet">{t("home-continue-room", { code: r.code })}</span>
        </h1>
        <p class="lead-text" data-seat={seat}>
          {leads ? t("wait-lead") : seat ? t("wait-you", { country: nameOf(seat) }) : t("wait-observer")}
        </p>
        <RulesBadge rules={r.rules} />
        {!leads && <p class="quiet">{t("wait-title")}</p>}
        <p>
          {t("wait-link")}: <b class="address">{`${location.host}/join/${r.code}`}</b>
        </p>
        {!leads && <SeatCards />}
        {leads && (
          <section class="panel">
            <h2>{t("lead-seats")}</h2>
            <SeatTable />
          </section>
        )}
      </section>
    </Page>
  );
}
