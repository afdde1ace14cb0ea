import type { Action } from "../catalogue-types.ts";
import { placeName } from "../core/describe.ts";
import { addLine, draft, hasSlot, isCovert, removeLine } from "../core/draft.ts";
import type { Option } from "../core/legal.ts";
import type { Offer } from "../core/picker.ts";
import { isSeat, looks } from "../core/seats.ts";
import { announce } from "../core/store.ts";
import { has, inside, listed, nameOf, t } from "../core/text.ts";
import { Flag } from "../ui/controls.tsx";
import { Icon } from "../ui/icon.tsx";
import { factName } from "./rail.tsx";

/** One action with its cost, its likely effect and a button for each target. */
export function OfferRow({ offer }: { offer: Offer }) {
  const { action, options } = offer;
  return (
    <li class="offer" data-domain={action.domain}>
      <div class="offer-head">
        <b>{action.title}</b>
        {isCovert(action) && (
          <span class="covert small" title={t("orders-covert-odds", { odds: action.covert ?? 0 })}>
            <Icon name="secret" /> {t("orders-covert-mark")}
          </span>
        )}
        <Cost action={action} />
      </div>
      <p class="small quiet">{effectText(action)}</p>
      <div class="targets">
        {options.map((option) => (
          <TargetButton key={option.index} action={action} option={option} />
        ))}
      </div>
    </li>
  );
}

/** What it does in words: the summary, the push on tension, what else it moves. */
export function effectText(action: Action): string {
  const facts = [...new Set(action.effects.map((e) => e.slice(0, e.indexOf("["))))].filter((f) => f && f !== "tension");
  const also = facts.length > 0 ? t("orders-also", { list: listed(facts.map(moved)) }) : "";
  return [action.summary, tensionText(action.tension), also].filter(Boolean).join(" ");
}

function tensionText(push: number): string {
  if (push === 0) return "";
  return t(push > 0 ? "orders-tension-up" : "orders-tension-down", { by: Math.abs(push) / 100 });
}

/** What an order moves, as a word inside a sentence. */
function moved(fact: string): string {
  return has(`moves-${fact}`) ? t(`moves-${fact}`) : lower(factName(fact));
}

function lower(text: string): string {
  return text.slice(0, 1).toLowerCase() + text.slice(1);
}

export function Cost({ action }: { action: Action }) {
  const { pc, m } = action;
  return (
    <span class="cost small">
      <span class="hidden">{t("orders-cost", { pc, m })}</span>
      <span aria-hidden="true" title={t("orders-pc")}>
        <i class="coin pc" /> {pc}
      </span>
      <span aria-hidden="true" title={t("orders-m")}>
        <i class="coin m" /> {m}
      </span>
    </span>
  );
}

/** "Short-range missile test, to South Korea, Yeonpyeong" */
export function orderName(
  action: Action | undefined,
  line: { action: string; target?: string; place?: string },
): string {
  const parts = [action?.title ?? line.action];
  if (line.target && line.target !== "NONE") parts.push(`${t("orders-to")} ${inside(line.target)}`);
  if (line.place) parts.push(placeName(line.place));
  return parts.join(", ");
}

function TargetButton({ action, option }: { action: Action; option: Option }) {
  const picked = draft.value.lines.includes(option.index);
  const full = !picked && !hasSlot(action);
  const name = orderName(action, option);
  const toggle = () => {
    if (picked) {
      removeLine(option.index);
      announce(t("orders-removed", { order: name }));
    } else if (full) announce(t("orders-full"));
    else {
      addLine(option.index);
      announce(t("orders-added", { order: name }));
    }
  };
  return (
    <button
      type="button"
      class="target"
      aria-pressed={picked}
      aria-disabled={full}
      title={full ? t("orders-full") : name}
      onClick={toggle}
    >
      {picked && <Icon name="check" />}
      <TargetWords option={option} />
      <span class="hidden">: {name}</span>
    </button>
  );
}

function TargetWords({ option }: { option: Option }) {
  const { target, place } = option;
  if (!target || target === "NONE") return <span>{place ? placeName(place) : t("orders-no-target")}</span>;
  return (
    <span>
      <Flag seat={target} /> {isSeat(target) ? looks[target].short : nameOf(target)}
      {place && ` · ${placeName(place)}`}
    </span>
  );
}
