import { signal } from "@preact/signals";

export type Route =
  | { screen: "home" | "about" | "lost" }
  | { screen: "rules"; code?: string; clause?: string }
  | { screen: "join" | "room" | "screen"; code: string }
  | { screen: "replay"; id: string; file: boolean };

/** Reads an address. Letters may come in any case: a QR code sends capitals. */
export function parse(path: string, query = "", hash = ""): Route {
  const [first = "", second = ""] = path.split("/").filter(Boolean);
  const screen = first.toLowerCase();
  if (screen === "") return { screen: "home" };
  if (screen === "about" && !second) return { screen };
  if (screen === "rules") {
    return { screen, code: decoded(second).toUpperCase() || undefined, clause: decoded(hash.slice(1)) || undefined };
  }
  if ((screen === "join" || screen === "room" || screen === "screen") && second) {
    return { screen, code: decoded(second).toUpperCase() };
  }
  if (screen === "replay" && second) {
    return { screen, id: decoded(second), file: new URLSearchParams(query).get("from") === "file" };
  }
  return { screen: "lost" };
}

/** A half-written escape stays as it is, so that any address opens some page. */
function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/** Where a clause stands in the rulebook. */
export function rulePath(treaty: string, clause?: string): string {
  return clause ? `/rules/${treaty}#${clause}` : `/rules/${treaty}`;
}

export const route = signal<Route>({ screen: "home" });

export function readRoute() {
  route.value = parse(location.pathname, location.search, location.hash);
}

export function go(path: string, replace = false) {
  if (replace) history.replaceState(null, "", path);
  else history.pushState(null, "", path);
  readRoute();
  scrollTo(0, 0);
}
