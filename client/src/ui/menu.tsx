import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { bindKeys } from "../core/keys.ts";
import { t } from "../core/text.ts";
import { Icon } from "./icon.tsx";
import { lazy } from "./lazy.tsx";
import { SettingsDialog } from "./settings.tsx";

const HelpDialog = lazy(async () => (await import("./help.tsx")).HelpDialog);

/** Display settings and help, in the corner of every screen. */
export function Menu() {
  const open = useSignal<"" | "help" | "settings">("");
  const close = () => {
    open.value = "";
  };
  useEffect(() => bindKeys({ "?": () => (open.value = "help") }), []);
  return (
    <div class="menu">
      <button type="button" class="button slim" onClick={() => (open.value = "settings")}>
        <Icon name="settings" /> <span class="menu-word">{t("nav-settings")}</span>
      </button>
      <button type="button" class="button slim" onClick={() => (open.value = "help")}>
        <Icon name="help" /> <span class="menu-word">{t("nav-help")}</span>
      </button>
      {open.value === "help" && <HelpDialog onClose={close} />}
      {open.value === "settings" && <SettingsDialog onClose={close} />}
    </div>
  );
}
