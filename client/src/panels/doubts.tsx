import { doubtSentences } from "../core/describe.ts";
import { view } from "../core/store.ts";
import { t } from "../core/text.ts";

/** From this belief on there is not much doubt left to speak of, in permille. */
const SURE = 950;

/** Covert acts whose author is not established: whom most suspect, and what one thinks oneself. */
export function Doubts() {
  const open = view.value?.doubts?.filter((d) => d.att < SURE && (d.left > 0 || d.denied?.length)) ?? [];
  if (open.length === 0) return null;
  return (
    <section class="doubts" aria-labelledby="doubts-title">
      <h3 id="doubts-title">{t("doubts-title")}</h3>
      <ul class="small">
        {open.map((d) => (
          <li key={d.event}>{doubtSentences(d).join(" ")}</li>
        ))}
      </ul>
    </section>
  );
}
