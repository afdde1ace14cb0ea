import type { ComponentType } from "preact";
import { useEffect, useState } from "preact/hooks";

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
