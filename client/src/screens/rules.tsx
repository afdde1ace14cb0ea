import "../rules/words.ts";
import { useSignal } from "@preact/signals";
import { useEffect, useLayoutEffect, useRef } from "preact/hooks";
import { treatyName } from "../core/describe.ts";
import { bindKeys } from "../core/keys.ts";
import { announce } from "../core/store.ts";
import { t } from "../core/text.ts";
import type { Rulebook } from "../rulebook-types.ts";
import { ALL, book, failed, instrumentOf, isFiltering, loadBook, search } from "../rules/book.ts";
import { Compare } from "../rules/compare.tsx";
import { Contents } from "../rules/contents.tsx";
import { InstrumentPage } from "../rules/instrument.tsx";
import { Overview, Results } from "../rules/overview.tsx";
import { EventComparison } from "../rules/stream.tsx";
import { Notice } from "../ui/controls.tsx";
import { Page } from "../ui/page.tsx";

interface Place {
  code?: string;
  clause?: string;
}

/** The library of instruments: overview, one instrument, a comparison, or a search. */
export function Rules({ code, clause }: Place) {
  useEffect(() => {
    loadBook();
  }, []);
  const b = book.value;
  const name = code && instrumentOf(code) ? treatyName(code) : t("rules-title");
  return (
    <Page title={name}>
      {failed.value && <Notice bad>{t("rules-failed", { why: failed.value })}</Notice>}
      {!b && !failed.value && <p>{t("loading")}</p>}
      {b && <Library b={b} code={code} clause={clause} />}
    </Page>
  );
}

function Library({ b, code, clause }: Place & { b: Rulebook }) {
  const filter = useSignal(ALL);
  const pages = useRef<HTMLDivElement>(null);
  const found = isFiltering(filter.value) ? search(b.instruments, filter.value) : undefined;
  useLayoutEffect(() => bindKeys({ "/": toSearch }), []);
  const wanted = useRef<string | undefined>(undefined);
  useEffect(() => {
    filter.value = ALL;
    wanted.current = clause;
  }, [code, clause]);
  useEffect(() => {
    // Once, when its page is there: later on the focus is the reader's own.
    const card = wanted.current && !found ? document.getElementById(wanted.current) : undefined;
    if (!card) return;
    wanted.current = undefined;
    card.scrollIntoView({ block: "start" });
    card.focus({ preventScroll: true });
  });
  useEffect(() => {
    if (found) announce(t("rules-found", { count: found.length }));
  }, [found?.length]);
  useEffect(() => {
    // Paper cannot be pressed: what is folded is opened before it is printed.
    const unfold = () => {
      for (const part of pages.current?.querySelectorAll("details") ?? []) part.open = true;
    };
    addEventListener("beforeprint", unfold);
    return () => removeEventListener("beforeprint", unfold);
  }, []);
  return (
    <div class="rulebook" ref={pages}>
      <Contents all={b.instruments} code={code} clause={clause} filter={filter} />
      <div class="rule-pages">{found ? <Results found={found} /> : <Shown b={b} code={code} />}</div>
    </div>
  );
}

/** The search may be folded away. */
function toSearch() {
  const field = document.querySelector<HTMLElement>(".rules-search");
  const fold = field?.closest("details");
  if (fold) fold.open = true;
  field?.focus();
}

function Shown({ b, code }: { b: Rulebook; code?: string }) {
  if (!code) return <Overview all={b.instruments} />;
  if (code === "COMPARE") {
    return (
      <>
        <Compare all={b.instruments} />
        <EventComparison cases={b.cases} />
      </>
    );
  }
  const instrument = instrumentOf(code);
  if (instrument) return <InstrumentPage instrument={instrument} />;
  return (
    <>
      <h1>{t("rules-unknown", { code })}</h1>
      <p>{t("rules-unknown-what")}</p>
    </>
  );
}
