import { useSignal } from "@preact/signals";
import { room } from "../core/store.ts";
import { nameOf, t } from "../core/text.ts";
import { Dialog, Name } from "../ui/controls.tsx";
import { type Member, type RoomSeat, SEATS, type Seat } from "../wire.ts";
import { lead } from "./leader.tsx";

const BOTS = ["doctrine", "tit-for-tat", "random", "hold"];

export function SeatsDialog({ onClose }: { onClose(): void }) {
  return (
    <Dialog title={t("lead-seats")} onClose={onClose}>
      <SeatTable />
    </Dialog>
  );
}

/** Who sits where: give a seat to a bot, move, rename or remove a player. */
export function SeatTable() {
  const r = room.value;
  if (!r) return null;
  return (
    <>
      <ul class="seat-table">
        {r.seats.map((s) => (
          <SeatRow key={s.seat} s={s} />
        ))}
      </ul>
      <h3>{t("wait-players")}</h3>
      <ul class="member-table">
        {r.members
          .filter((m) => !isScreen(m))
          .map((m) => (
            <MemberRow key={m.id} m={m} />
          ))}
      </ul>
      <Screens list={r.members.filter(isScreen)} />
    </>
  );
}

/** The name under which a projector's page joins: see screens/projector.tsx. */
export const SCREEN_NICK = "Screen";

/** A page that shows the match and plays nothing. */
function isScreen(m: Member): boolean {
  return m.role === "observer" && !m.seat && m.nick === SCREEN_NICK;
}

function Screens({ list }: { list: Member[] }) {
  if (list.length === 0) return null;
  return (
    <>
      <h3>{t("wait-screens")}</h3>
      <ul class="member-table">
        {list.map((m) => (
          <li key={m.id}>
            <span class="member-name">
              <b>{m.nick}</b> <span class="small quiet">{t(m.online ? "lead-online" : "lead-offline")}</span>
            </span>
            <Remove m={m} />
          </li>
        ))}
      </ul>
    </>
  );
}

function SeatRow({ s }: { s: RoomSeat }) {
  return (
    <li data-seat={s.seat}>
      <Name actor={s.seat} />
      <span>
        {s.members.join(" · ") || <span class="quiet">{t("lobby-no-player")}</span>}
        {s.ready && <b> ✓ {t("seat-ready")}</b>}
      </span>
      <label class="inline">
        <span class="small">{t("lead-bot")}</span>
        <select
          class="select slim"
          value={s.bot}
          onChange={(e) => lead("bot", { seat: s.seat, bot: e.currentTarget.value })}
        >
          <option value="">{t("lead-bot-none")}</option>
          {BOTS.map((b) => (
            <option key={b} value={b}>
              {t(`bot-${b}`)}
            </option>
          ))}
        </select>
        <span class="hidden">{nameOf(s.seat)}</span>
      </label>
    </li>
  );
}

function MemberRow({ m }: { m: Member }) {
  const name = useSignal<string | undefined>(undefined);
  const rename = async (event: Event) => {
    event.preventDefault();
    if (name.value?.trim() && (await lead("rename", { member: m.id, nick: name.value.trim() })) === "")
      name.value = undefined;
  };
  return (
    <li>
      <span class="member-name">
        <b>{m.nick}</b> <span class="small quiet">{t(m.online ? "lead-online" : "lead-offline")}</span>
      </span>
      {m.role !== "facilitator" && (
        <label class="inline">
          <span class="hidden">
            {t("lead-move")}: {m.nick}
          </span>
          <select
            class="select slim"
            value={m.seat ?? ""}
            onChange={(e) => lead("seat", { member: m.id, seat: e.currentTarget.value as Seat | "" })}
          >
            <option value="">{t("lead-observer")}</option>
            {SEATS.map((s) => (
              <option key={s} value={s}>
                {nameOf(s)}
              </option>
            ))}
          </select>
        </label>
      )}
      {name.value === undefined ? (
        <button type="button" class="button slim" onClick={() => (name.value = m.nick)}>
          {t("lead-rename")}
          <span class="hidden"> {m.nick}</span>
        </button>
      ) : (
        <form class="inline" onSubmit={rename}>
          <input
            class="input slim"
            aria-label={t("lead-new-name")}
            maxlength={24}
            value={name.value}
            onInput={(e) => (name.value = e.currentTarget.value)}
          />
          <button type="submit" class="button slim">
            {t("lead-rename")}
          </button>
        </form>
      )}
      {m.role !== "facilitator" && <Remove m={m} />}
    </li>
  );
}

function Remove({ m }: { m: Member }) {
  const kick = () => {
    if (confirm(t("lead-confirm-kick", { nick: m.nick }))) lead("kick", { member: m.id });
  };
  return (
    <button type="button" class="button slim danger" onClick={kick}>
      {t("lead-kick")}
      <span class="hidden"> {m.nick}</span>
    </button>
  );
}
