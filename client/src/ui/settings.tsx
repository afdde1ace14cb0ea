import { effect } from "@preact/signals";
import { allowSingleKeys } from "../core/keys.ts";
import { type Settings, saveSettings } from "../core/session.ts";
import { settings } from "../core/store.ts";
import { t } from "../core/text.ts";
import { Dialog } from "./controls.tsx";

/** Keeps the page's root in step with the reader's settings. */
export function applySettings() {
  effect(() => {
    const { text, contrast, motion, keys } = settings.value;
    const root = document.documentElement;
    root.dataset.text = String(text);
    root.dataset.contrast = contrast;
    root.dataset.motion = motion;
    allowSingleKeys(keys !== "off");
    saveSettings(settings.value);
  });
}

export function SettingsDialog({ onClose }: { onClose(): void }) {
  return (
    <Dialog title={t("settings-title")} onClose={onClose}>
      <Choice
        name="text"
        label={t("settings-text")}
        options={([100, 125, 150, 200] as const).map((n) => [n, `${n} %`])}
      />
      <Choice
        name="contrast"
        label={t("settings-contrast")}
        options={(["normal", "more"] as const).map((c) => [c, t(`settings-contrast-${c}`)])}
      />
      <Choice
        name="motion"
        label={t("settings-motion")}
        options={(["auto", "off"] as const).map((m) => [m, t(`settings-motion-${m}`)])}
      />
      <Choice
        name="keys"
        label={t("settings-keys")}
        options={(["on", "off"] as const).map((k) => [k, t(`settings-keys-${k}`)])}
      />
    </Dialog>
  );
}

interface ChoiceProps<K extends keyof Settings> {
  name: K;
  label: string;
  options: [Settings[K], string][];
}

function Choice<K extends keyof Settings>({ name, label, options }: ChoiceProps<K>) {
  return (
    <fieldset class="choice-row" data-arrows>
      <legend>{label}</legend>
      {options.map(([value, word]) => (
        <label key={String(value)} class={settings.value[name] === value ? "answer picked" : "answer"}>
          <input
            type="radio"
            name={name}
            checked={settings.value[name] === value}
            onChange={() => {
              settings.value = { ...settings.value, [name]: value };
            }}
          />
          <span>{word}</span>
        </label>
      ))}
    </fieldset>
  );
}
