import { t } from "../core/text.ts";
import type { Rules } from "../wire.ts";
import { Icon } from "./icon.tsx";

const SHOWN = 8;

/** The first digits of a pack's hash: enough to tell two apart in a class. */
export function RulesHash({ pack }: { pack: string }) {
  return <code>{pack.slice(0, SHOWN)}</code>;
}

/** Says that a match does not play by the shipped rules. */
export function RulesBadge({ rules }: { rules?: Rules }) {
  if (!rules) return null;
  const name = rules.name || t("rules-badge");
  return (
    <p class="pill rules-badge" title={t("rules-badge-what", { name })}>
      <Icon name="file" />
      <span class="rules-name">{name}</span> <RulesHash pack={rules.pack} />
    </p>
  );
}
