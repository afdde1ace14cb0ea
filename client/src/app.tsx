import { route } from "./core/route.ts";
import { spoken } from "./core/store.ts";
import { t } from "./core/text.ts";
import { ExplainDialog } from "./panels/explain.tsx";
import { About, Lost } from "./screens/about.tsx";
import { Home } from "./screens/home.tsx";
import { Join } from "./screens/join.tsx";
import { Projector } from "./screens/projector.tsx";
import { ReplayScreen } from "./screens/replay.tsx";
import { RoomScreen } from "./screens/room.tsx";
import { Rules } from "./screens/rules.tsx";

export function App() {
  return (
    <>
      <a class="skip" href="#main">
        {t("skip-to-main")}
      </a>
      <Screen />
      <ExplainDialog />
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
      return <Rules />;
    case "about":
      return <About />;
    case "lost":
      return <Lost />;
  }
}
