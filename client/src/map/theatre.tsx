import { useSignal } from "@preact/signals";
import { useLayoutEffect, useRef } from "preact/hooks";
import { ownSeat, selected, view } from "../core/store.ts";
import { nameOf, t } from "../core/text.ts";
import { HelpOn } from "../ui/helpon.tsx";
import { SEATS, type Seat } from "../wire.ts";
import { DRAWN, KOREA, panels, REGION, type spots } from "./data.ts";
import { type Box, clampTo, fit, type Point } from "./geometry.ts";
import { Inset } from "./inset.tsx";
import { Labels, type Stage } from "./labels.tsx";
import { DutyArcs } from "./marks.tsx";

const onMap = SEATS.filter((s): s is keyof typeof spots => s !== "USA");

const EMPTY: Stage & { inset?: Point } = { w: 0, h: 0, rem: 16, over: [] };

/** Follows the size of the map, in CSS pixels, and what stands over it. */
function useStage() {
  const ref = useRef<HTMLDivElement>(null);
  const stage = useSignal(EMPTY);
  useLayoutEffect(() => {
    const element = ref.current;
    if (!element) return;
    const measure = () => {
      const next = measured(element);
      if (JSON.stringify(next) !== JSON.stringify(stage.peek())) stage.value = next;
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    for (const part of covers(element)) observer.observe(part);
    return () => observer.disconnect();
  }, []);
  return { ref, stage };
}

function covers(stage: HTMLElement): Element[] {
  return [...(stage.parentElement?.querySelectorAll(".inset, .map-zoom, .map-legend") ?? [])];
}

function measured(element: HTMLElement): Stage & { inset?: Point } {
  const { clientWidth: w, clientHeight: h } = element;
  const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
  const map = element.getBoundingClientRect();
  const rects = covers(element).map((e) => {
    const r = e.getBoundingClientRect();
    return { seat: e.getAttribute("data-seat"), x: r.left - map.left, y: r.top - map.top, w: r.width, h: r.height };
  });
  // On a narrow screen the insets stand below the map and cover nothing.
  const over = rects.filter((r) => r.w > 0 && r.y < h - 1);
  const us = over.find((r) => r.seat === "USA");
  return { w, h, rem, over, inset: us && [us.x / w, (us.y + us.h / 2) / h] };
}

export function TheatreMap() {
  const { ref, stage } = useStage();
  const zoomed = useSignal(false);
  const wanted = zoomed.value ? KOREA : REGION;
  const box = clampTo(DRAWN, fit(wanted, stage.value.w, stage.value.h));
  const zoom = () => {
    zoomed.value = !zoomed.value;
  };
  return (
    <section class="map" aria-label={t("map-title")}>
      <div class="map-stage" ref={ref}>
        <Drawing box={box} inset={stage.value.inset} />
        <div class="map-over" aria-hidden="true">
          <Labels box={box} stage={stage.value} zoomed={zoomed.value} />
        </div>
        <p class="map-legend small">
          {t("map-legend")} <HelpOn term="rung" />
        </p>
        <button type="button" class="button map-zoom" onClick={zoom}>
          {t(zoomed.value ? "map-zoom-out" : "map-zoom-korea")}
        </button>
      </div>
      <div class="map-insets">
        <Inset panel={panels.us} seat="USA" />
        <Inset panel={panels.ukraine} />
      </div>
    </section>
  );
}

/** The countries are one tab stop; arrow keys move inside, Enter selects. */
function Drawing({ box, inset }: { box: Box; inset?: Point }) {
  const panel = panels.theatre;
  const focus = useSignal<Seat>(ownSeat.value && ownSeat.value !== "USA" ? ownSeat.value : "KOR");
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    if (step) {
      const at = onMap.indexOf(focus.value as (typeof onMap)[number]);
      focus.value = onMap[(at + step + onMap.length) % onMap.length]!;
      const svg = event.currentTarget as SVGElement;
      svg.querySelector<SVGElement>(`path[data-seat="${focus.value}"]`)?.focus();
    } else if (event.key === "Enter" || event.key === " ") choose(focus.value);
    else return;
    event.preventDefault();
  };
  return (
    <svg
      class="drawing"
      viewBox={`${box.x} ${box.y} ${box.w} ${box.h}`}
      preserveAspectRatio="none"
      role="group"
      aria-label={`${t("map-title")}. ${t("map-help")}`}
      data-arrows
      onKeyDown={onKeyDown}
    >
      <Patterns />
      <path class="grid" d={panel.grid} />
      <path class="neutral" d={panel.neutral} />
      <path class="borders" d={panel.borders} />
      {panel.countries.map(({ id, d }) => (
        <CountryShape key={id} seat={id as Seat} d={d} tabbable={focus.value === id} />
      ))}
      {panel.disputed.map(({ id, d, name, claimed_by }) => (
        <path key={id} class="disputed" d={d}>
          <title>{t("map-disputed", { name, who: claimed_by.map(nameOf).join(", ") })}</title>
        </path>
      ))}
      <DutyArcs box={box} inset={inset} />
    </svg>
  );
}

export function choose(seat: Seat) {
  selected.value = selected.value === seat ? undefined : seat;
}

function CountryShape({ seat, d, tabbable }: { seat: Seat; d: string; tabbable: boolean }) {
  const rung = view.value?.countries.find((c) => c.seat === seat)?.rung ?? 0;
  return (
    <path
      class="country"
      data-seat={seat}
      role="button"
      tabindex={tabbable ? 0 : -1}
      aria-pressed={selected.value === seat}
      aria-label={t("map-country", { name: nameOf(seat), rung })}
      d={d}
      onClick={() => choose(seat)}
    />
  );
}

/** Hatching for disputed areas, shared by every drawing on the page. */
function Patterns() {
  return (
    <defs>
      <pattern id="hatch" width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <rect width="7" height="7" fill="#f6f3ec" />
        <rect width="3" height="7" fill="#5c6670" />
      </pattern>
      <marker id="tip" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="5.5" markerHeight="5.5" orient="auto">
        <path d="M0 0L8 4L0 8z" fill="context-stroke" />
      </marker>
    </defs>
  );
}
