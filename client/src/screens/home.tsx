import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { ReplayInfo, Scenario } from "../catalogue-types.ts";
import { api } from "../core/api.ts";
import { go } from "../core/route.ts";
import { roomKey, rooms } from "../core/session.ts";
import { t } from "../core/text.ts";
import { Field, Notice } from "../ui/controls.tsx";
import { Icon, type IconName } from "../ui/icon.tsx";
import { Link, Page } from "../ui/page.tsx";
import { NewMatch } from "./newmatch.tsx";

const WAYS: { id: Way; icon: IconName }[] = [
  { id: "solo", icon: "play" },
  { id: "room", icon: "people" },
  { id: "join", icon: "message" },
  { id: "replay", icon: "file" },
];

type Way = "solo" | "room" | "join" | "replay";

export function Home() {
  const way = useSignal<Way>("solo");
  const scenarios = useSignal<Scenario[] | undefined>(undefined);
  const failed = useSignal("");
  useEffect(() => {
    api
      .scenarios()
      .then((s) => {
        scenarios.value = s;
      })
      .catch((error) => {
        failed.value = error.message;
      });
  }, []);
  return (
    <Page title={t("app-name")}>
      <div class="home">
        <div class="home-intro">
          <h1>{t("app-name")}</h1>
          <p class="lead-text">{t("app-tagline")}</p>
        </div>
        {failed.value && <Notice bad>{failed.value}</Notice>}
        <Continue />
        <nav class="ways" aria-label={t("app-name")}>
          {WAYS.map(({ id, icon }) => (
            <button key={id} type="button" class="way" aria-pressed={way.value === id} onClick={() => (way.value = id)}>
              <Icon name={icon} />
              <b>{t(`home-${id}`)}</b>
              <span class="small">{t(`home-${id}-sub`)}</span>
            </button>
          ))}
        </nav>
        <section class="panel home-form" aria-label={t(`home-${way.value}`)}>
          {way.value === "join" && <JoinByCode />}
          {way.value === "replay" && <OpenReplay />}
          {(way.value === "solo" || way.value === "room") &&
            (scenarios.value ? (
              <NewMatch key={way.value} mode={way.value} scenarios={scenarios.value} />
            ) : (
              <p class="quiet">{t("loading")}</p>
            ))}
        </section>
      </div>
    </Page>
  );
}

const SHOWN = 3;

/** Rooms this browser has a seat in, newest first. */
function Continue() {
  const known = Object.entries(rooms()).filter(([code]) => !code.startsWith("SCREEN"));
  if (known.length === 0) return null;
  return (
    <section class="row continue">
      <h2>{t("home-continue")}</h2>
      {known.slice(0, SHOWN).map(([code, seat]) => (
        <Link key={code} to={`/room/${code}`} class="button slim">
          {seat.title ?? t("home-continue-room", { code })}
          {seat.title && <span class="quiet"> {code}</span>}
        </Link>
      ))}
    </section>
  );
}

function JoinByCode() {
  const code = useSignal("");
  const send = (event: Event) => {
    event.preventDefault();
    const key = roomKey(code.value);
    if (key) go(`/join/${key}`);
  };
  return (
    <form class="stack" onSubmit={send}>
      <Field id="code" label={t("home-code")} hint={t("home-code-hint")}>
        <input
          id="code"
          class="input code-input"
          required
          autocomplete="off"
          autocapitalize="characters"
          spellcheck={false}
          maxlength={12}
          aria-describedby="code-hint"
          value={code.value}
          onInput={(e) => (code.value = e.currentTarget.value)}
        />
      </Field>
      <button type="submit" class="button primary">
        {t("home-join-button")}
      </button>
    </form>
  );
}

function OpenReplay() {
  const failed = useSignal("");
  const list = useSignal<ReplayInfo[] | undefined>(undefined);
  useEffect(() => {
    // The server lists a match only to those who hold a place in it: show all of ours.
    const tokens = Object.values(rooms()).map((seat) => seat.token);
    api
      .replays(tokens.join(","))
      .then((r) => {
        list.value = r;
      })
      .catch((error) => {
        failed.value = error.message;
      });
  }, []);
  const open = async (event: Event) => {
    const file = (event.currentTarget as HTMLInputElement).files?.[0];
    if (!file) return;
    try {
      go(`/replay/${(await api.upload(file)).replay}?from=file`);
    } catch (error) {
      failed.value = t("replay-needs", { why: (error as Error).message });
    }
  };
  return (
    <div class="stack">
      {failed.value && <Notice bad>{failed.value}</Notice>}
      <Field id="file" label={t("home-file")}>
        <input id="file" class="input" type="file" accept=".ndjson,.zst,.json,application/x-ndjson" onChange={open} />
      </Field>
      <section>
        <h2>{t("home-finished")}</h2>
        {list.value?.length === 0 && <p class="quiet">{t("home-none-finished")}</p>}
        <ul class="replay-list">
          {list.value?.map((r) => (
            <li key={r.id}>
              <Link to={`/replay/${r.id}`}>{r.title}</Link>{" "}
              <span class="quiet small">
                {r.arm}, {t("home-match-turns", { turns: r.turns })}
              </span>
            </li>
          ))}
        </ul>
      </section>
    </div>
  );
}
