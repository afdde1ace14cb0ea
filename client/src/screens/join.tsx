import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { RoomInfo } from "../catalogue-types.ts";
import { api } from "../core/api.ts";
import { go } from "../core/route.ts";
import { remember } from "../core/session.ts";
import { t } from "../core/text.ts";
import { Field, Name, Notice } from "../ui/controls.tsx";
import { Page } from "../ui/page.tsx";
import type { Seat } from "../wire.ts";

export const NICK_LENGTH = 24;

/** Joins a room and opens it. */
async function join(code: string, nick: string, seat?: Seat) {
  const entry = await api.join(code, nick, seat);
  remember(code, {
    token: entry.token,
    role: entry.role,
    seat: entry.seat,
    nick: entry.nick ?? nick,
    used: Date.now(),
  });
  go(`/room/${code}`);
}

export function Join({ code }: { code: string }) {
  const info = useSignal<RoomInfo | undefined>(undefined);
  const failed = useSignal("");
  useEffect(() => {
    api
      .room(code)
      .then((r) => {
        info.value = r;
      })
      .catch((error) => {
        failed.value = error.message;
      });
  }, []);
  return (
    <Page title={t("join-title", { code })}>
      <div class="narrow">
        <h1>{t("join-title", { code: info.value?.code ?? code })}</h1>
        {failed.value && <Notice bad>{failed.value}</Notice>}
        {info.value && <JoinForm info={info.value} onFail={(why) => (failed.value = why)} />}
      </div>
    </Page>
  );
}

function JoinForm({ info, onFail }: { info: RoomInfo; onFail(why: string): void }) {
  const nick = useSignal("");
  const seat = useSignal<Seat | "">("");
  const send = async (event: Event) => {
    event.preventDefault();
    try {
      await join(info.code, nick.value.trim(), seat.value || undefined);
    } catch (error) {
      onFail((error as Error).message);
    }
  };
  return (
    <form class="stack" onSubmit={send}>
      <p class="lead-text">{info.title}</p>
      {info.locked && <Notice>{t("join-locked")}</Notice>}
      {info.started && <Notice>{t("join-started")}</Notice>}
      <Field id="nick" label={t("home-nick")} hint={t("home-nick-hint")}>
        <input
          id="nick"
          class="input"
          required
          maxlength={NICK_LENGTH}
          autocomplete="nickname"
          aria-describedby="nick-hint"
          value={nick.value}
          onInput={(e) => (nick.value = e.currentTarget.value)}
        />
      </Field>
      <fieldset class="stack" data-arrows>
        <legend>{t("home-seat")}</legend>
        <label class={seat.value === "" ? "answer picked" : "answer"}>
          <input type="radio" name="seat" checked={seat.value === ""} onChange={() => (seat.value = "")} />
          <span>{t("join-any")}</span>
        </label>
        <div class="seat-grid">
          {info.seats.map((s) => (
            <label key={s.seat} data-seat={s.seat} class={seat.value === s.seat ? "answer seat picked" : "answer seat"}>
              <input type="radio" name="seat" checked={seat.value === s.seat} onChange={() => (seat.value = s.seat)} />
              <span>
                <Name actor={s.seat} />
                <span class="small quiet"> {s.members.join(" · ") || t("join-seat-free")}</span>
              </span>
            </label>
          ))}
        </div>
      </fieldset>
      <button type="submit" class="button primary" disabled={info.locked || nick.value.trim() === ""}>
        {t("home-join-button")}
      </button>
    </form>
  );
}
