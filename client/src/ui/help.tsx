import "./dialogwords.ts";
import { t } from "../core/text.ts";
import { Dialog, State } from "./controls.tsx";

const keys: [string[], string][] = [
  [["1", "…", "6"], "help-key-tabs"],
  [["/"], "help-key-search"],
  [["c"], "help-key-commit"],
  [["←", "→"], "help-key-arrows"],
  [["Home", "End"], "help-key-ends"],
  [["?"], "help-key-help"],
  [["Esc"], "help-key-esc"],
];

const states = ["none", "available", "triggered", "due", "disputed", "fulfilled", "breached", "waived", "lapsed"];

export function HelpDialog({ onClose }: { onClose(): void }) {
  return (
    <Dialog title={t("help-title")} onClose={onClose}>
      <p>{t("help-intro")}</p>
      <section>
        <h3>{t("help-states")}</h3>
        <dl class="help-list">
          {states.map((s) => (
            <div key={s}>
              <dt>
                <State state={s} />
              </dt>
              <dd>{t(`state-${s}-what`)}</dd>
            </div>
          ))}
        </dl>
      </section>
      <section>
        <h3>{t("help-keys")}</h3>
        <dl class="help-list">
          {keys.map(([names, what]) => (
            <div key={what}>
              <dt>
                {names.map((k) => (
                  <kbd key={k}>{k}</kbd>
                ))}
              </dt>
              <dd>{t(what)}</dd>
            </div>
          ))}
        </dl>
      </section>
    </Dialog>
  );
}
