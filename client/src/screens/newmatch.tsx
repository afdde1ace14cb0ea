import { useSignal } from "@preact/signals";
import type { Scenario } from "../catalogue-types.ts";
import { api, type NewRoom } from "../core/api.ts";
import { go } from "../core/route.ts";
import { remember } from "../core/session.ts";
import { day, has, t } from "../core/text.ts";
import { Field, Name, Notice } from "../ui/controls.tsx";
import { SEATS, type Seat } from "../wire.ts";
import { NICK_LENGTH } from "./join.tsx";
import { type Own, OwnRules } from "./ownrules.tsx";

const TIMERS = [0, 2, 4, 8, 15];
const TURNS = [0, 6, 8, 10, 12];
const MINUTE = 60;

async function create(wanted: NewRoom, title: string) {
  const made = await api.create(wanted);
  remember(made.room, {
    token: made.token,
    match: made.match,
    role: made.role,
    seat: made.seat,
    nick: wanted.nick,
    title,
    used: Date.now(),
  });
  go(`/room/${made.room}`);
}

interface Props {
  mode: "solo" | "room";
  scenarios: Scenario[];
}

/** Scenario, treaty arm, seat and bots; everything else has a good default. */
export function NewMatch({ mode, scenarios }: Props) {
  const form = useSignal<NewRoom>({
    scenario: scenarios[0]?.id ?? "",
    arm: scenarios[0]?.arm ?? "2024",
    mode,
    seat: "KOR",
    nick: "",
    bot: "doctrine",
    turns: 0,
    timer: mode === "room" ? 4 * MINUTE : 0,
    seed: "",
  });
  const own = useSignal<Own | undefined>(undefined);
  const failed = useSignal("");
  const busy = useSignal(false);
  const f = form.value;
  const offered = own.value?.taken.scenarios ?? scenarios;
  const scenario = offered.find((s) => s.id === f.scenario);
  const set = (change: Partial<NewRoom>) => {
    form.value = { ...form.value, ...change };
  };
  const choose = (rules?: Own) => {
    own.value = rules;
    const list = rules?.taken.scenarios ?? scenarios;
    const first = list[0];
    if (first && !list.some((s) => s.id === form.value.scenario)) set({ scenario: first.id, arm: first.arm });
  };
  const send = async (event: Event) => {
    event.preventDefault();
    busy.value = true;
    try {
      await create(clean(form.value, own.value), scenario?.title ?? "");
    } catch (error) {
      failed.value = t("error-sorry", { why: (error as Error).message });
      busy.value = false;
    }
  };
  return (
    <form class="stack" onSubmit={send}>
      <ScenarioPick scenarios={offered} f={f} set={set} />
      <ArmPick arms={scenario?.arms ?? []} arm={f.arm} set={set} />
      {mode === "solo" && <SeatPick seat={f.seat} set={set} />}
      <BotPick bots={scenario?.bots ?? []} bot={f.bot} set={set} />
      <More f={f} set={set} mode={mode} turns={scenario?.turns} />
      <OwnRules own={own.value} choose={choose} />
      {failed.value && <Notice bad>{failed.value}</Notice>}
      <button type="submit" class="button primary big" disabled={busy.value}>
        {t(mode === "solo" ? "home-start" : "home-open-room")}
      </button>
    </form>
  );
}

/** Leaves out what the form left at its default, so that the server decides it. */
function clean(form: NewRoom, own?: Own): NewRoom {
  const { seat, nick, turns, timer, seed, ...rest } = form;
  return {
    ...rest,
    ...(form.mode === "solo" ? { seat } : {}),
    ...(nick?.trim() ? { nick: nick.trim() } : {}),
    ...(turns ? { turns } : {}),
    ...(timer ? { timer } : {}),
    ...(seed?.trim() ? { seed: seed.trim() } : {}),
    ...(own ? { pack: own.taken.pack, rules: own.name.trim() } : {}),
  };
}

type Set = (change: Partial<NewRoom>) => void;

function ScenarioPick({ scenarios, f, set }: { scenarios: Scenario[]; f: NewRoom; set: Set }) {
  return (
    <fieldset class="stack" data-arrows>
      <legend>{t("home-scenario")}</legend>
      {scenarios.map((s) => (
        <label key={s.id} class={f.scenario === s.id ? "answer picked" : "answer"}>
          <input
            type="radio"
            name="scenario"
            checked={f.scenario === s.id}
            onChange={() => set({ scenario: s.id, arm: s.arm })}
          />
          <span>
            <b>{s.title}</b>{" "}
            <span class="quiet">
              {day(s.start)} · {lengthOf(s)}
            </span>
            <span class="block small">{s.summary}</span>
          </span>
        </label>
      ))}
    </fieldset>
  );
}

/** How many turns a scenario lasts, in words. */
export function lengthOf({ turns: [min, max] }: Scenario): string {
  return min === max ? t("home-length-fixed", { turns: max }) : t("home-length", { min, max });
}

function ArmPick({ arms, arm, set }: { arms: string[]; arm: string; set: Set }) {
  return (
    <fieldset data-arrows>
      <legend>{t("home-arm")}</legend>
      <div class="arm-grid">
        {arms.map((a) => (
          <label key={a} class={arm === a ? "answer arm picked" : "answer arm"}>
            <input type="radio" name="arm" checked={arm === a} onChange={() => set({ arm: a })} />
            <span>
              <b>{has(`arm-${a}-title`) ? t(`arm-${a}-title`) : a}</b>
              <span class="block small">{has(`arm-${a}-what`) ? t(`arm-${a}-what`) : ""}</span>
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

function SeatPick({ seat, set }: { seat?: Seat; set: Set }) {
  return (
    <fieldset data-arrows>
      <legend>{t("home-seat")}</legend>
      <div class="seat-grid">
        {SEATS.map((s) => (
          <label key={s} data-seat={s} class={seat === s ? "answer seat picked" : "answer seat"}>
            <input type="radio" name="seat" checked={seat === s} onChange={() => set({ seat: s })} />
            <Name actor={s} />
          </label>
        ))}
      </div>
    </fieldset>
  );
}

function BotPick({ bots, bot, set }: { bots: string[]; bot: string; set: Set }) {
  return (
    <Field id="bot" label={t("home-bots")} hint={has(`bot-${bot}-what`) ? t(`bot-${bot}-what`) : undefined}>
      <select
        id="bot"
        class="select"
        value={bot}
        aria-describedby="bot-hint"
        onChange={(e) => set({ bot: e.currentTarget.value })}
      >
        {[...bots].reverse().map((b) => (
          <option key={b} value={b}>
            {has(`bot-${b}`) ? t(`bot-${b}`) : b}
          </option>
        ))}
      </select>
    </Field>
  );
}

/** The length the scenario names: drawn and hidden, unless there is but one. */
export function hidden([min, max] = [1, 1]): string {
  return min === max ? t("home-length-fixed", { turns: max }) : t("home-turns-hidden", { min, max });
}

function More({ f, set, mode, turns }: { f: NewRoom; set: Set; mode: string; turns?: [number, number] }) {
  return (
    <details class="more">
      <summary>{t("home-more")}</summary>
      <div class="more-grid">
        <Field id="turns" label={t("home-turns")}>
          <select
            id="turns"
            class="select"
            value={f.turns}
            onChange={(e) => set({ turns: Number(e.currentTarget.value) })}
          >
            {TURNS.map((n) => (
              <option key={n} value={n}>
                {n === 0 ? hidden(turns) : n}
              </option>
            ))}
          </select>
        </Field>
        <Field id="timer" label={t("home-timer")}>
          <select
            id="timer"
            class="select"
            value={f.timer}
            onChange={(e) => set({ timer: Number(e.currentTarget.value) })}
          >
            {TIMERS.map((n) => (
              <option key={n} value={n * MINUTE}>
                {n === 0 ? t("home-timer-off") : t("home-timer-min", { minutes: n })}
              </option>
            ))}
          </select>
        </Field>
        <Field id="seed" label={t("home-seed")} hint={t("home-seed-hint")}>
          <input
            id="seed"
            class="input"
            maxlength={40}
            autocomplete="off"
            aria-describedby="seed-hint"
            value={f.seed}
            onInput={(e) => set({ seed: e.currentTarget.value })}
          />
        </Field>
        {mode === "room" && (
          <Field id="leader-nick" label={t("home-nick")}>
            <input
              id="leader-nick"
              class="input"
              maxlength={NICK_LENGTH}
              autocomplete="nickname"
              value={f.nick}
              onInput={(e) => set({ nick: e.currentTarget.value })}
            />
          </Field>
        )}
      </div>
    </details>
  );
}
