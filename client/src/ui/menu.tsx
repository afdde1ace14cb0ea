import { useSignal } from "@preact/signals";
import { useLayoutEffect } from "preact/hooks";
import { bindKeys } from "../core/keys.ts";
import { t } from "../core/text.ts";
import { helpAt } from "./helpon.tsx";
import { Icon } from "./icon.tsx";
import { lazy } from "./lazy.tsx";
import { SettingsDialog } from "./settings.tsx";

const HelpDialog = lazy(async () => (await import("./help.tsx")).HelpDialog);

/** Display settings and help, in the corner of every screen. */
export function Menu() {
  const settings = useSignal(false);
  const help = () => {
    helpAt.value = "";
  };
  useLayoutEffect(() => bindKeys({ "?": help }), []);
  return (
    <div class="menu">
      <button type="button" class="button slim" onClick={() => (settings.value = true)}>
        <Icon name="settings" /> <span class="menu-word">{t("nav-settings")}</span>
      </button>
      <button type="button" class="button slim" onClick={help}>
        <Icon name="help" /> <span class="menu-word">{t("nav-help")}</span>
      </button>
      {helpAt.value !== undefined && <HelpDialog onClose={() => (helpAt.value = undefined)} />}
      {settings.value && <SettingsDialog onClose={() => (settings.value = false)} />}
    </div>
  );
}
