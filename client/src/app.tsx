import { useEffect } from "preact/hooks";
import { route } from "./core/route.ts";
import { spoken } from "./core/store.ts";
import { t } from "./core/text.ts";
import { asked } from "./panels/why.tsx";
import { About, Lost } from "./screens/about.tsx";
import { Home } from "./screens/home.tsx";
import { Join } from "./screens/join.tsx";
import { Projector } from "./screens/projector.tsx";
import { ReplayScreen } from "./screens/replay.tsx";
import { RoomScreen } from "./screens/room.tsx";
import { reading } from "./ui/clauselink.tsx";
import { dress, lazy } from "./ui/lazy.tsx";

const Rules = lazy(async () => {
  await dress("/rulebook.css");
  return (await import("./screens/rules.tsx")).Rules;
});
const ExplainDialog = lazy(async () => (await import("./panels/explain.tsx")).ExplainDialog);
const RuleDialog = lazy(async () => {
  await dress("/rulebook.css");
  return (await import("./rules/dialog.tsx")).RuleDialog;
});

export function App() {
  const where = route.value;
  useEffect(() => {
    // What lay open over the last screen does not follow to the next.
    asked.value = undefined;
    reading.value = undefined;
  }, [where]);
  return (
    <>
      <a class="skip" href="#main">
        {t("skip-to-main")}
      </a>
      <Screen />
      {asked.value && <ExplainDialog />}
      {reading.value && <RuleDialog />}
      <p class="hidden" role="status" aria-live="polite" id="live-region">
        {spoken.value}
      </p>
    </>
  );
}

function Screen() {
  const r = route.value;
  switch (r.screen) {
    case "home":
      return <Home />;
    case "join":
      return <Join code={r.code} key={r.code} />;
    case "room":
      return <RoomScreen code={r.code} key={r.code} />;
    case "screen":
      return <Projector code={r.code} key={r.code} />;
    case "replay":
      return <ReplayScreen id={r.id} file={r.file} key={r.id} />;
    case "rules":
      return <Rules code={r.code} clause={r.clause} />;
    case "about":
      return <About />;
    case "lost":
      return <Lost />;
  }
}
