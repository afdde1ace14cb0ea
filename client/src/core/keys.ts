// One handler for the whole document. Keys do nothing while the reader types or a
// dialog is open; single letters can be switched off (WCAG 2.1.4).
export type KeyAction = () => void;

const single = new Map<string, KeyAction>();
const steps = new Map<string, KeyAction>();
let singlesOn = true;

export function allowSingleKeys(on: boolean) {
  singlesOn = on;
}

/** Binds keys until the returned function is called. */
export function bindKeys(keys: Record<string, KeyAction>): () => void {
  for (const [key, run] of Object.entries(keys)) (key.length === 1 ? single : steps).set(key, run);
  return () => {
    for (const [key, run] of Object.entries(keys)) {
      const map = key.length === 1 ? single : steps;
      if (map.get(key) === run) map.delete(key);
    }
  };
}

function typing(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest("input, textarea, select, [contenteditable]") !== null;
}

/** Arrows inside the map, a tab list or a radio group belong to that widget. */
function ownsArrows(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest("[data-arrows]") !== null;
}

export function onKey(event: KeyboardEvent) {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
  if (document.querySelector("dialog[open]") || typing(event.target)) return;
  const run =
    event.key.length === 1 ? singlesOn && single.get(event.key) : !ownsArrows(event.target) && steps.get(event.key);
  if (!run) return;
  event.preventDefault();
  run();
}
