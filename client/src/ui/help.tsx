import "./dialogwords.ts";
import { useEffect } from "preact/hooks";
import { t } from "../core/text.ts";
import { Dialog, State } from "./controls.tsx";
import { helpAt, TERMS } from "./helpon.tsx";

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
  useEffect(() => {
    if (helpAt.value) document.getElementById(`help-${helpAt.value}`)?.scrollIntoView({ block: "start" });
  }, []);
  return (
    <Dialog title={t("help-title")} onClose={onClose}>
      <p>{t("help-intro")}</p>
      {TERMS.map((term) => (
        <section key={term} id={`help-${term}`} class={helpAt.value === term ? "help-term asked" : "help-term"}>
          <h3>{t(`help-${term}`)}</h3>
          <p>{t(`help-${term}-what`)}</p>
          {term === "rung" && <Rungs />}
        </section>
      ))}
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

/** The ladder in words, calm first. */
function Rungs() {
  return (
    <ol class="rung-list" start={0}>
      {Array.from({ length: 11 }, (_, rung) => (
        <li key={t(`rung-${rung}`)}>{t(`rung-${rung}`)}</li>
      ))}
    </ol>
  );
}
