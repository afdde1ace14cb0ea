import type { Signal } from "@preact/signals";
import { useEffect, useId, useState } from "preact/hooks";
import { articleName, treatyName } from "../core/describe.ts";
import { rulePath } from "../core/route.ts";

import { nameOf, t } from "../core/text.ts";
import type { Instrument } from "../rulebook-types.ts";
import { Link } from "../ui/page.tsx";
import { SEATS } from "../wire.ts";
import { ALL, type Filter, isFiltering } from "./book.ts";

interface ContentsProps {
  all: Instrument[];
  code?: string;
  clause?: string;
  filter: Signal<Filter>;
}

/** Search, filters and the table of contents, beside the text or above it. */
export function Contents({ all, code, clause, filter }: ContentsProps) {
  const wide = useWide();
  return (
    <details class="contents" open={wide} key={`${wide} ${code}`}>
      <summary>{t("rules-contents-fold")}</summary>
      <Filters filter={filter} />
      <nav aria-label={t("rules-contents")}>
        <ul class="contents-list">
          <li>
            <Link to="/rules" current={!code}>
              {t("rules-overview")}
            </Link>
          </li>
          {all.map((i) => (
            <Entry key={i.id} i={i} open={i.id === code} clause={clause} />
          ))}
          <li>
            <Link to="/rules/compare" current={code === "COMPARE"}>
              {t("compare-link")}
            </Link>
          </li>
        </ul>
      </nav>
    </details>
  );
}

/** Beside the text there is room for the contents; above it they fold away. */
function useWide(): boolean {
  const query = matchMedia("(min-width: 900px)");
  const [wide, set] = useState(query.matches);
  useEffect(() => {
    const changed = () => set(query.matches);
    query.addEventListener("change", changed);
    return () => query.removeEventListener("change", changed);
  }, []);
  return wide;
}

function Entry({ i, open, clause }: { i: Instrument; open: boolean; clause?: string }) {
  return (
    <li>
      <Link to={rulePath(i.id)} current={open && !clause}>
        {treatyName(i.id)}
      </Link>
      {open && (
        <ul>
          {i.rules.map((r) => (
            <li key={r.id}>
              <Link to={rulePath(i.id, r.id)} current={r.id === clause}>
                <b>{articleName(r.article)}</b> {t(`rules-kind-${r.kind}`)}
                {i.rules.filter((other) => other.article === r.article).length > 1 && (
                  <span class="small quiet"> {r.id}</span>
                )}
              </Link>
            </li>
          ))}
        </ul>
      )}
    </li>
  );
}

const MODALITIES = ["must", "must_not", "may"];

function Filters({ filter }: { filter: Signal<Filter> }) {
  const id = useId();
  const set = (change: Partial<Filter>) => {
    filter.value = { ...filter.value, ...change };
  };
  return (
    <search class="filters">
      <label class="field" for={`${id}-text`}>
        <span class="label">{t("rules-search")}</span>
        <input
          id={`${id}-text`}
          class="input rules-search"
          type="search"
          value={filter.value.text}
          onInput={(e) => set({ text: e.currentTarget.value })}
        />
      </label>
      <div class="filter-pair">
        <label class="field" for={`${id}-country`}>
          <span class="label">{t("rules-filter-country")}</span>
          <select
            id={`${id}-country`}
            class="select"
            value={filter.value.country}
            onChange={(e) => set({ country: e.currentTarget.value })}
          >
            <option value="">{t("rules-filter-any")}</option>
            {SEATS.map((seat) => (
              <option key={seat} value={seat}>
                {nameOf(seat)}
              </option>
            ))}
          </select>
        </label>
        <label class="field" for={`${id}-modality`}>
          <span class="label">{t("rules-filter-modality")}</span>
          <select
            id={`${id}-modality`}
            class="select"
            value={filter.value.modality}
            onChange={(e) => set({ modality: e.currentTarget.value })}
          >
            <option value="">{t("rules-filter-any")}</option>
            {MODALITIES.map((m) => (
              <option key={m} value={m}>
                {t(`rules-modality-${m}`)}
              </option>
            ))}
          </select>
        </label>
      </div>
      {isFiltering(filter.value) && (
        <button
          type="button"
          class="button slim"
          onClick={() => {
            filter.value = ALL;
          }}
        >
          {t("rules-filter-clear")}
        </button>
      )}
    </search>
  );
}
