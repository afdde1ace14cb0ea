import { useSignal } from "@preact/signals";
import { audience } from "../core/describe.ts";
import { composer } from "../core/draft.ts";
import { command } from "../core/live.ts";
import { announce, me, ownSeat, playing, room, view } from "../core/store.ts";
import { nameOf, t } from "../core/text.ts";
import { Flag, Name } from "../ui/controls.tsx";
import { SEATS } from "../wire.ts";

const LONGEST = 500;

export function Messages() {
  const v = view.value;
  if (!v) return null;
  const may = (playing.value || me.value?.role === "facilitator") && !v.over;
  return (
    <section class="panel press" aria-labelledby="press-title">
      <header>
        <h2 id="press-title">{t("press-title")}</h2>
      </header>
      {may && <Composer />}
      {v.messages.length === 0 && <p class="quiet">{t("press-none")}</p>}
      <ol class="messages">
        {[...v.messages].reverse().map((m) => (
          <li key={m.n} data-seat={m.from} class={m.from === v.as ? "message own" : "message"}>
            <p class="small">
              <Name actor={m.from} /> → {audience(m)}{" "}
              <span class="quiet">
                {m.nick && `${m.nick}, `}
                {t("log-turn", { turn: m.turn })}
              </span>
            </p>
            <p class="message-text">{m.text}</p>
          </li>
        ))}
      </ol>
    </section>
  );
}

/** The recipient is picked first and stands on the button: nothing goes astray. */
function Composer() {
  const { text, to } = composer.value;
  const failed = useSignal("");
  const everyone = to.includes("ALL");
  const who = everyone ? t("press-everyone") : to.map((s) => nameOf(s)).join(", ");
  const toggle = (seat: string) => {
    const rest = to.filter((s) => s !== seat && s !== "ALL");
    const next = seat === "ALL" ? (everyone ? [] : ["ALL"]) : to.includes(seat) ? rest : [...rest, seat];
    composer.value = { text, to: next };
  };
  const send = async (event: Event) => {
    event.preventDefault();
    if (to.length === 0) {
      failed.value = t("press-pick");
      return;
    }
    const answer = await command("say", { to, text: text.trim() });
    failed.value = answer.ok ? "" : answer.reason;
    if (!answer.ok) return;
    if (composer.value.text === text) composer.value = { text: "", to };
    announce(t("press-sent", { who }));
  };
  const reader = readerNote();
  return (
    <form class="composer" onSubmit={send}>
      <fieldset class="targets">
        <legend class="small">{t("press-to")}</legend>
        {SEATS.filter((s) => s !== ownSeat.value).map((s) => (
          <button key={s} type="button" class="target" aria-pressed={to.includes(s)} onClick={() => toggle(s)}>
            <Flag seat={s} /> {nameOf(s)}
          </button>
        ))}
        <button type="button" class="target" aria-pressed={everyone} onClick={() => toggle("ALL")}>
          {t("press-everyone")}
        </button>
      </fieldset>
      <label for="press-text" class="hidden">
        {t("press-text")}
      </label>
      <textarea
        id="press-text"
        class="input"
        maxlength={LONGEST}
        value={text}
        placeholder={t("press-text")}
        onInput={(e) => {
          composer.value = { text: e.currentTarget.value, to };
        }}
      />
      <div class="row">
        <button type="submit" class="button primary" disabled={text.trim() === ""}>
          {to.length > 0 ? t("press-send-to", { who }) : t("press-send")}
        </button>
        {everyone && <span class="small quiet">{t("press-public")}</span>}
        {failed.value && (
          <span class="small bad-text" role="alert">
            {failed.value}
          </span>
        )}
      </div>
      {reader && <p class="small quiet">{reader}</p>}
    </form>
  );
}

/** Who reads besides the addressees; where nobody leads, nobody does. */
function readerNote(): string {
  if (me.value?.role === "facilitator") return t("press-leads");
  return room.value?.members.some((m) => m.role === "facilitator") ? t("press-leader") : "";
}
