import { room } from "../core/store.ts";
import { t } from "../core/text.ts";
import { Name } from "../ui/controls.tsx";
import { Icon } from "../ui/icon.tsx";
import type { RoomSeat } from "../wire.ts";

/** What the leader has to know while the others think: the phase, and who is ready. */
export function LeaderNow() {
  const r = room.value;
  if (!r || r.phase === "lobby") return null;
  return (
    <section class="panel leader-now" aria-labelledby="leads-title">
      <h2 id="leads-title">{t("leads-title")}</h2>
      <p>{t(`leads-${r.phase}`)}</p>
      <ul class="ready-list">
        {r.seats.map((s) => (
          <li key={s.seat} data-seat={s.seat}>
            <Name actor={s.seat} />
            <span class="quiet">{s.members.join(" · ")}</span>
            <Standing s={s} />
          </li>
        ))}
      </ul>
      <p class="small quiet">{t("leads-see")}</p>
    </section>
  );
}

function Standing({ s }: { s: RoomSeat }) {
  if (s.members.length === 0) {
    return <span class="quiet">{s.bot ? t("leads-bot", { bot: t(`bot-${s.bot}`) }) : t("leads-nobody")}</span>;
  }
  if (!s.ready) return <span class="quiet">{t("leads-waiting")}</span>;
  return (
    <b>
      <Icon name="check" /> {t("seat-ready")}
    </b>
  );
}
