import { useEffect, useRef } from "preact/hooks";

/** What scrolls around an element: its column on a wide screen, else the page. */
function scrollerOf(element: Element): Element {
  const column = element.closest(".column-orders");
  return column && column.scrollHeight > column.clientHeight + 1 && getComputedStyle(column).overflowY === "auto"
    ? column
    : document.documentElement;
}

/** What a reader does to the page: each comes before the page answers it. */
const ACTS = ["click", "input"];

/**
 * Keeps a part where the reader's eye is while parts above it grow or shrink: a chosen
 * order and its preview appear above the list it was chosen from.
 */
export function useKeptPlace() {
  const ref = useRef<HTMLDivElement>(null);
  useEffect(() => (ref.current?.parentElement ? keep(ref.current, ref.current.parentElement) : undefined), []);
  return ref;
}

/** Follows the part's place in what scrolls, and scrolls along; gives the way to stop. */
function keep(kept: Element, above: Element): () => void {
  const place = () => kept.getBoundingClientRect().top + scrollerOf(kept).scrollTop;
  let last = 0;
  let seen = 0;
  const look = () => {
    last = place();
    seen = scrollerOf(kept).scrollTop;
  };
  // A page that shrinks is pushed back before the observer runs: a scroll that comes
  // with a change of place is not the reader's.
  const scrolled = () => {
    if (Math.abs(place() - last) < 1) seen = scrollerOf(kept).scrollTop;
  };
  const observer = new ResizeObserver(() => {
    const top = seen + place() - last;
    if (kept.contains(document.activeElement)) scrollerOf(kept).scrollTo({ top, behavior: "instant" });
    look();
  });
  look();
  observer.observe(above);
  for (const act of ACTS) addEventListener(act, look, { capture: true });
  addEventListener("scroll", scrolled, { capture: true, passive: true });
  return () => {
    observer.disconnect();
    for (const act of ACTS) removeEventListener(act, look, { capture: true });
    removeEventListener("scroll", scrolled, { capture: true });
  };
}

/** Brings a search field up when what it finds would show below the screen. */
export function bringUp(event: FocusEvent) {
  const picker = (event.currentTarget as Element).closest(".picker");
  if (picker && picker.getBoundingClientRect().top > innerHeight * 0.45)
    picker.scrollIntoView({ block: "start", behavior: "instant" });
}
