import { room } from "../core/store.ts";
import { t } from "../core/text.ts";
import { Name } from "../ui/controls.tsx";
import { lazy } from "../ui/lazy.tsx";
import { Menu } from "../ui/menu.tsx";
import { RulesBadge } from "../ui/rulesbadge.tsx";

const Qr = lazy(async () => (await import("./qr.tsx")).Qr);

/** The lobby on the projector: code, address, QR and six seats. */
export function Lobby() {
  const r = room.value!;
  const players = r.members.filter((m) => m.role === "player");
  return (
    <div class="lobby">
      <header class="turnbar">
        <h1>{r.title}</h1>
        <p class="pill">{t("phase-lobby")}</p>
        <RulesBadge rules={r.rules} />
        <span class="spring" />
        <p class="pill">{t("lobby-joined", { count: players.length })}</p>
        <Menu />
      </header>
      <main id="main" class="lobby-main" tabIndex={-1}>
        <section class="panel lobby-code">
          <Qr text={`${location.origin}/join/${r.code.replace("-", "")}`.toUpperCase()} />
          <p class="lobby-address">{location.host}</p>
          <p class="lobby-letters">{r.code}</p>
          {isLoopback() && <p class="small quiet">{t("lobby-alone")}</p>}
        </section>
        <section class="lobby-seats">
          <p class="lobby-scan">{t("lobby-scan")}</p>
          <SeatCards />
          <p class="quiet">{t("lobby-late")}</p>
        </section>
      </main>
    </div>
  );
}

function isLoopback(): boolean {
  return ["localhost", "127.0.0.1", "[::1]"].includes(location.hostname);
}

export function SeatCards() {
  return (
    <ul class="seat-cards">
      {room.value!.seats.map((s) => (
        <li key={s.seat} data-seat={s.seat} class="seat-card">
          <h2>
            <Name actor={s.seat} />
          </h2>
          <p class={s.members.length ? "" : "quiet"}>
            {s.members.join(" · ") || (s.bot ? t("lobby-no-player") : t("lead-bot-none"))}
          </p>
        </li>
      ))}
    </ul>
  );
}
