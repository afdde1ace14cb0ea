import { citeName } from "../core/describe.ts";
import { ClauseLink } from "../ui/clauselink.tsx";
import { instrumentOf } from "./book.ts";

/** A place in law; a link where the library has a rule for the article. */
export function Cited({ treaty, article }: { treaty: string; article: string }) {
  const rule = instrumentOf(treaty)?.rules.find((r) => r.article === article);
  const name = citeName(treaty, article);
  return rule ? (
    <ClauseLink clause={rule.id} treaty={treaty}>
      {name}
    </ClauseLink>
  ) : (
    <span>{name}</span>
  );
}
