import { useEffect, useRef } from "preact/hooks";

/** What scrolls around an element: its column on a wide screen, else the page. */
function scrollerOf(element: Element): Element {
  const column = element.closest(".column-orders");
  return column && column.scrollHeight > column.clientHeight + 1 && getComputedStyle(column).overflowY === "auto"
    ? column
    : document.documentElement;
}

/**
 * Keeps a part where the reader's eye is while parts above it grow or shrink: a chosen
 * order and its preview appear above the list it was chosen from.
 */
export function useKeptPlace() {
  const ref = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const kept = ref.current;
    const above = kept?.parentElement;
    if (!kept || !above) return;
    const place = () => kept.getBoundingClientRect().top + scrollerOf(kept).scrollTop;
    let last = place();
    // Where the reader had scrolled to: a page that shrinks is pushed back before the observer runs.
    let seen = scrollerOf(kept).scrollTop;
    const look = () => {
      seen = scrollerOf(kept).scrollTop;
    };
    const observer = new ResizeObserver(() => {
      const top = seen + place() - last;
      if (kept.contains(document.activeElement)) scrollerOf(kept).scrollTo({ top, behavior: "instant" });
      last = place();
      look();
    });
    observer.observe(above);
    addEventListener("scroll", look, { capture: true, passive: true });
    return () => {
      observer.disconnect();
      removeEventListener("scroll", look, { capture: true });
    };
  }, []);
  return ref;
}

/** Brings a search field up when what it finds would show below the screen. */
export function bringUp(event: FocusEvent) {
  const picker = (event.currentTarget as Element).closest(".picker");
  if (picker && picker.getBoundingClientRect().top > innerHeight * 0.45)
    picker.scrollIntoView({ block: "start", behavior: "instant" });
}
