import { signal } from "@preact/signals";

export type Route =
  | { screen: "home" | "rules" | "about" | "lost" }
  | { screen: "join" | "room" | "screen"; code: string }
  | { screen: "replay"; id: string; file: boolean };

/** Reads an address. Letters may come in any case: a QR code sends capitals. */
export function parse(path: string, query = ""): Route {
  const [first = "", second = ""] = path.split("/").filter(Boolean);
  const screen = first.toLowerCase();
  if (screen === "") return { screen: "home" };
  if ((screen === "rules" || screen === "about") && !second) return { screen };
  if ((screen === "join" || screen === "room" || screen === "screen") && second) {
    return { screen, code: decodeURIComponent(second).toUpperCase() };
  }
  if (screen === "replay" && second) {
    return { screen, id: decodeURIComponent(second), file: new URLSearchParams(query).get("from") === "file" };
  }
  return { screen: "lost" };
}

export const route = signal<Route>({ screen: "home" });

export function readRoute() {
  route.value = parse(location.pathname, location.search);
}

export function go(path: string, replace = false) {
  if (replace) history.replaceState(null, "", path);
  else history.pushState(null, "", path);
  readRoute();
  scrollTo(0, 0);
}
