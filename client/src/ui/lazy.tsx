import type { ComponentType } from "preact";
import { useEffect, useState } from "preact/hooks";

/** Adds a style sheet that goes with a part loaded later, and waits for it. */
export function dress(href: string): Promise<void> {
  if (document.head.querySelector(`link[href="${href}"]`)) return Promise.resolve();
  return new Promise((done) => {
    const link = document.createElement("link");
    link.rel = "stylesheet";
    link.href = href;
    // Without its style the part is still readable: it is shown either way.
    link.onload = link.onerror = () => done();
    document.head.append(link);
  });
}

/**
 * A component whose code is fetched when it is first shown, so that the first
 * page of a visit does not wait for charts and codes it does not have.
 */
export function lazy<P extends object>(load: () => Promise<ComponentType<P>>): ComponentType<P> {
  let found: ComponentType<P> | undefined;
  return function Lazy(props: P) {
    const [Part, set] = useState<ComponentType<P> | undefined>(() => found);
    useEffect(() => {
      if (!Part) {
        load().then((part) => {
          found = part;
          set(() => part);
        });
      }
    }, []);
    return Part ? <Part {...props} /> : null;
  };
}
