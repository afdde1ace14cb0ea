import { signal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { clauseName } from "../core/describe.ts";
import { rulePath } from "../core/route.ts";
import { clauseOf, view } from "../core/store.ts";
import { Link } from "./page.tsx";

/** The clause or instrument that lies open over a match. */
export const reading = signal<{ treaty: string; clause?: string } | undefined>();

interface ClauseLinkProps {
  clause?: string;
  /** needed where no match's catalogue is at hand */
  treaty?: string;
  children?: ComponentChildren;
}

/** The way to a clause in the rulebook. Over a match it opens without leaving it. */
export function ClauseLink({ clause, treaty = clauseOf(clause ?? "")?.treaty, children }: ClauseLinkProps) {
  const words = children ?? clauseName(clause ?? "");
  if (!treaty) return <>{words}</>;
  const over = view.value ? () => (reading.value = { treaty, clause }) : undefined;
  return (
    <Link to={rulePath(treaty, clause)} class="clause-link" instead={over}>
      {words}
    </Link>
  );
}
