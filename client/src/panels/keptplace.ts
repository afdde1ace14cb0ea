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
    const observer = new ResizeObserver(() => {
      const now = place();
      if (kept.contains(document.activeElement)) scrollerOf(kept).scrollBy({ top: now - last, behavior: "instant" });
      last = place();
    });
    observer.observe(above);
    return () => observer.disconnect();
  }, []);
  return ref;
}

/** Brings a search field up when what it finds would show below the screen. */
export function bringUp(event: FocusEvent) {
  const picker = (event.currentTarget as Element).closest(".picker");
  if (picker && picker.getBoundingClientRect().top > innerHeight * 0.45) picker.scrollIntoView({ block: "start" });
}
