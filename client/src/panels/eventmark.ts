import type { LogEvent } from "../wire.ts";

/** Which events earn a mark: a duty that fired, an outside event, a war. */
export function markOf(e: LogEvent): "duty" | "inject" | "war" | undefined {
  if (e.k === "inject" || e.k === "war") return e.k;
  if (e.kind === "declare_war") return "war";
  return e.k === "duty" && (e.to === "due" || e.to === "disputed") ? "duty" : undefined;
}
