import { useComputed, useSignal } from "@preact/signals";
import { useLayoutEffect } from "preact/hooks";
import type { Domain } from "../catalogue-types.ts";
import { chosen, owed, removeLine, spent } from "../core/draft.ts";
import { bindKeys } from "../core/keys.ts";
import { legalOptions } from "../core/legal.ts";
import { fitting, type Offer, offers } from "../core/picker.ts";
import { search, wordsOf } from "../core/search.ts";
import { actionOf, announce, catalogue, me, ownSeat, playing, replay, view } from "../core/store.ts";
import { inside, nameOf, t } from "../core/text.ts";
import { Flag } from "../ui/controls.tsx";
import { HelpOn } from "../ui/helpon.tsx";
import { Icon } from "../ui/icon.tsx";
import type { Seat } from "../wire.ts";
import { CommitBar } from "./commit.tsx";
import { DutyCard } from "./duties.tsx";
import { bringUp, useKeptPlace } from "./keptplace.ts";
import { LeaderNow } from "./leadernow.tsx";
import { Cost, effectText, OfferRow, orderName } from "./offer.tsx";
import { Over } from "./over.tsx";
import { PreviewBox } from "./preview.tsx";

export function Orders() {
  const v = view.value;
  if (!v) return null;
  if (v.phase === "over" || v.over) return <Over />;
  if (replay.value) return null;
  if (me.value?.role === "facilitator") return <LeaderNow />;
  if (!playing.value || !ownSeat.value) return <p class="panel quiet">{t("orders-watching")}</p>;
  return <OrdersOf seat={ownSeat.value} response={v.phase === "response"} />;
}

function OrdersOf({ seat, response }: { seat: Seat; response: boolean }) {
  return (
    <section class="panel orders" aria-labelledby="orders-title" data-seat={seat}>
      <header>
        <h2 id="orders-title">
          {t(response ? "response-title" : "orders-title")}: <Flag seat={seat} /> {nameOf(seat)} <HelpOn term="aim" />
        </h2>
        <Budget />
      </header>
      <Pledge />
      {response && <Owed />}
      <Chosen />
      <PreviewBox />
      <Picker seat={seat} response={response} />
      <CommitBar />
    </section>
  );
}

/** Why some orders against a rival are not offered: the government gave an ally its word. */
function Pledge() {
  const word = view.value?.pledge;
  if (!word) return null;
  const { rung, until } = word;
  return (
    <p class="quiet">{t("orders-pledge", { to: inside(word.to), against: inside(word.against), rung, turn: until })}</p>
  );
}

function Owed() {
  const list = owed.value;
  if (list.length === 0) return <p class="quiet">{t("response-none")}</p>;
  return (
    <div class="duties">
      {list.map((d) => (
        <DutyCard key={d.id} d={d} />
      ))}
    </div>
  );
}

function Budget() {
  const budget = view.value?.budget;
  if (!budget) return null;
  const now = spent.value;
  const parts = [
    { label: t("orders-pc"), short: t("orders-pc-short"), left: budget.pc - now.pc, mark: "coin pc" },
    { label: t("orders-m"), short: t("orders-m-short"), left: budget.m - now.m, mark: "coin m" },
  ];
  return (
    <p class="budget">
      {parts.map(({ label, short, left, mark }) => (
        <span key={mark} class={left < 0 ? "over" : undefined} title={label}>
          <i class={mark} /> <b>{left}</b> <span class="small">{short}</span>
        </span>
      ))}
      <Slots label={t("orders-main")} used={now.main} all={budget.main} />
      <Slots label={t("orders-covert")} used={now.covert} all={budget.covert} />
      <HelpOn term="budget" />
    </p>
  );
}

function Slots({ label, used, all }: { label: string; used: number; all: number }) {
  if (all + used === 0) return null;
  return (
    <span class="slots">
      {label}{" "}
      <span aria-hidden="true">
        {Array.from({ length: Math.max(all, used) }, (_, i) => (
          <i key={i} class={i < used ? (i < all ? "slot full" : "slot over") : "slot"} />
        ))}
      </span>
      <span class="hidden">{t("orders-slots", { used, all })}</span>
    </span>
  );
}

function Chosen() {
  const response = view.value?.phase === "response";
  if (chosen.value.length === 0) return response ? null : <p class="quiet chosen-none">{t("orders-none")}</p>;
  return (
    <>
      <h3 class="hidden">{t("orders-chosen")}</h3>
      <ol class="chosen">
        {chosen.value.map((line) => {
          const action = actionOf(line.action);
          const name = orderName(action, line);
          const remove = () => {
            removeLine(line.index);
            announce(t("orders-removed", { order: name }));
          };
          return (
            <li key={line.index} data-domain={action?.domain}>
              <span class="chosen-name">
                {line.target && <Flag seat={line.target} />} {name}
              </span>
              {action && <Cost action={action} />}
              <button type="button" class="icon-button" onClick={remove}>
                <Icon name="cross" />
                <span class="hidden">
                  {t("orders-remove")}: {name}
                </span>
              </button>
            </li>
          );
        })}
      </ol>
    </>
  );
}

const words = (offer: Offer) => wordsOf(offer, effectText(offer.action));

function Picker({ seat, response }: { seat: Seat; response: boolean }) {
  const query = useSignal("");
  const every = useSignal(false);
  const all = useComputed(() => {
    const v = view.value;
    const cat = catalogue.value;
    return v && cat ? offers(cat, legalOptions(v, cat, seat)) : [];
  });
  const place = useKeptPlace();
  useLayoutEffect(() => bindKeys({ "/": () => document.getElementById("order-search")?.focus() }), []);
  if (all.value.length === 0) return null;
  const searching = query.value.trim() !== "";
  const shown = searching
    ? search(all.value, query.value, words)
    : every.value
      ? all.value
      : fitting(view.value!, seat, all.value);
  return (
    <div class={searching ? "picker searching" : "picker"} ref={place}>
      <div class="picker-head">
        <h3>
          {searching
            ? t("orders-found", { count: shown.length })
            : t(response ? "response-more" : every.value ? "orders-all" : "orders-fitting")}
        </h3>
        <label class="search">
          <Icon name="search" />
          <span class="hidden">{t("orders-search")}</span>
          <input
            id="order-search"
            class="input"
            type="search"
            placeholder={t("orders-search")}
            value={query.value}
            onFocus={bringUp}
            onInput={(e) => {
              query.value = e.currentTarget.value;
            }}
          />
        </label>
      </div>
      {searching ? <Ranked list={shown} /> : <Grouped list={shown} />}
      {!searching && all.value.length > shown.length && (
        <button type="button" class="button slim" onClick={() => (every.value = true)}>
          {t("orders-all")} ({all.value.length})
        </button>
      )}
    </div>
  );
}

/** What fits the search best stands first, whatever its domain. */
function Ranked({ list }: { list: Offer[] }) {
  return (
    <ul class="ranked">
      {list.map((offer) => (
        <OfferRow key={offer.action.id} offer={offer} />
      ))}
    </ul>
  );
}

/** Words come before force, so that the list itself does not push. */
const LADDER: Domain[] = ["D", "U", "E", "I", "A", "M", "C", "N"];

function Grouped({ list }: { list: Offer[] }) {
  const domains = LADDER.filter((d) => list.some((o) => o.action.domain === d));
  return (
    <>
      {domains.map((domain) => (
        <section key={domain} class="domain" data-domain={domain}>
          <h4>{t(`domain-${domain}`)}</h4>
          <ul>
            {list
              .filter((o) => o.action.domain === domain)
              .map((offer) => (
                <OfferRow key={offer.action.id} offer={offer} />
              ))}
          </ul>
        </section>
      ))}
    </>
  );
}
