import "../ui/dialogwords.ts";
import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { ExplainNode, Explanation, Miss } from "../catalogue-types.ts";
import { api } from "../core/api.ts";
import { citeName, clauseName, outlookSentence, tellPlain } from "../core/describe.ts";
import { rooms } from "../core/session.ts";
import { me, replay, view } from "../core/store.ts";
import { readable, sentence, t } from "../core/text.ts";
import { ClauseLink } from "../ui/clauselink.tsx";
import { Dialog, Notice, State } from "../ui/controls.tsx";
import { Icon } from "../ui/icon.tsx";
import { asked, type Question, Why } from "./why.tsx";

export function ExplainDialog() {
  const q = asked.value;
  if (!q) return null;
  return <Explained q={q} key={JSON.stringify(q)} />;
}

function Explained({ q }: { q: Question }) {
  const found = useSignal<Explanation | undefined>(undefined);
  const failed = useSignal("");
  useEffect(() => {
    const v = view.value;
    const query = parameters(q);
    if (replay.value && v) {
      // A replay asks about the step it shows, as whoever it looks as.
      query.set("as", v.as);
      query.set("turn", String(v.turn));
      query.set("phase", v.phase);
    }
    const own = Object.values(rooms()).find((r) => r.match === v?.match)?.token;
    api
      .why(v?.match ?? "", query.toString(), replay.value ? own : me.value?.token)
      .then((e) => {
        found.value = e;
      })
      .catch((error) => {
        failed.value = error.message;
      });
  }, []);
  const e = found.value;
  const close = () => {
    asked.value = undefined;
  };
  return (
    <Dialog title={titleOf(q, e)} onClose={close}>
      {failed.value && <Notice bad>{t("explain-failed", { why: failed.value })}</Notice>}
      {!e && !failed.value && <p>{t("loading")}</p>}
      {e && <Body e={e} outlook={outlookOf(q)} />}
    </Dialog>
  );
}

/** What is asked; a part left open is left out, for "undefined" would be the name of a clause. */
export function parameters(q: Question): URLSearchParams {
  return new URLSearchParams(
    Object.entries(q)
      .filter(([, value]) => value !== undefined)
      .map(([name, value]) => [name, String(value)]),
  );
}

/** The clause by its short name; an event by its own words. */
function titleOf(q: Question, e: Explanation | undefined): string {
  const clause = e?.clause ?? q.clause;
  return clause ? clauseName(clause) : (e?.title ?? t("explain-title"));
}

/** How others see what the duty is about: no part of the law, so it stands apart. */
function outlookOf(q: Question): string {
  const duty = view.value?.duties.find((d) => d.id === q.duty);
  return duty ? outlookSentence(duty) : "";
}

function Body({ e, outlook }: { e: Explanation; outlook: string }) {
  return (
    <>
      {e.event && <p class="asked-event">{tellPlain(e.event)}</p>}
      <p class="row">
        <State state={e.verdict} by={e.by} /> <span class="small quiet">{e.title}</span>
      </p>
      <Missed e={e} />
      {outlook && <p class="outlook">{outlook}</p>}
      <div class="prose">
        {paragraphs(e).map((p, i) => (
          <p key={`${i} ${p}`}>{p}</p>
        ))}
      </div>
      {e.tree?.text && (
        <section>
          <h3>{t("explain-tree")}</h3>
          <ul class="tree">
            <Branch node={e.tree} />
          </ul>
        </section>
      )}
      {e.disputes && e.disputes.length > 0 && <Disputes e={e} />}
      {e.related && e.related.length > 0 && <Related e={e} />}
      {e.facts && e.facts.length > 0 && <Facts facts={e.facts} />}
      {e.cite && <Cite cite={e.cite} clause={e.clause} />}
    </>
  );
}

/** What is told besides the one sentence that already stands on top. */
function paragraphs(e: Explanation): string[] {
  const said = e.nearest ? readable(e.nearest.says) : "";
  return (e.prose ?? []).map((p) => sentence(p).replace(said, "").trim()).filter(Boolean);
}

/** The one sentence first: what kept the clause silent and what would have changed it. */
function Missed({ e }: { e: Explanation }) {
  if (e.blocked) {
    return (
      <div class="notice">
        <b>{t("explain-blocked")}:</b> {e.blocked.prose} (
        {citeName(e.blocked.cite.treaty ?? "", e.blocked.cite.article ?? "")})
      </div>
    );
  }
  return e.nearest ? <Nearest miss={e.nearest} /> : null;
}

function Nearest({ miss }: { miss: Miss }) {
  return (
    <div class="notice nearest">
      <h3>{t("explain-missing")}</h3>
      <p class="says">{readable(miss.says)}</p>
      {miss.instead?.map((way) => (
        <p key={way} class="small">
          <b>{t("explain-instead")}</b> {readable(way)}
        </p>
      ))}
      <p class="small quiet">
        {miss.fact && (
          <span class="fact first">
            {miss.fact} = {plain(miss.value)} → {plain(miss.would)}
          </span>
        )}{" "}
        <Icon name="file" />{" "}
        <code>
          {miss.file}:{miss.line}
        </code>
      </p>
    </div>
  );
}

function plain(value: string | number | boolean | undefined): string {
  if (typeof value === "boolean") return t(value ? "explain-true" : "explain-false");
  return readable(String(value ?? ""));
}

/** The other clauses that listened to the event; each can be asked in turn. */
function Related({ e }: { e: Explanation }) {
  return (
    <section>
      <h3>{t("explain-related")}</h3>
      <ul class="related">
        {e.related?.map((r) => (
          <li key={r.clause}>
            <p class="row">
              <ClauseLink clause={r.clause} /> <State state={r.verdict} by={r.by} />{" "}
              {e.event && <Why q={{ event: e.event.n, clause: r.clause }} about={clauseName(r.clause)} />}
            </p>
            {r.because && <p class="small quiet">{readable(r.because)}</p>}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Branch({ node }: { node: ExplainNode }) {
  const word = node.value === true ? "true" : node.value === false ? "false" : "unknown";
  return (
    <li>
      <div class="tree-node" data-value={word}>
        <span class="tree-value">
          <Icon name={word === "true" ? "check" : word === "false" ? "cross" : "help"} />
          <span class="hidden">{t(`explain-${word}`)}: </span>
        </span>
        <span>
          <Tested node={node} />{" "}
          {node.facts?.map((f) => (
            <span key={f.name} class="fact">
              {f.name} = {plain(f.value)}
            </span>
          ))}
        </span>
      </div>
      {node.kids && node.kids.length > 0 && (
        <ul>
          {node.kids.map((kid, i) => (
            <Branch key={`${i} ${kid.text}`} node={kid} />
          ))}
        </ul>
      )}
    </li>
  );
}

/** A part with parts is told by them; its own text would say everything twice. */
function Tested({ node }: { node: ExplainNode }) {
  if (node.joins) return <span title={node.text}>{t(`explain-${node.joins}`)}:</span>;
  if (!node.prose) return <code>{node.text}</code>;
  return <span title={node.text}>{sentence(node.prose)}</span>;
}

function Disputes({ e }: { e: Explanation }) {
  return (
    <section>
      <h3>{t("explain-disputes")}</h3>
      {e.disputes?.map((d) => (
        <div key={d.id} class="dispute">
          <p>
            <b>
              {d.id}. {d.question}
            </b>{" "}
            <span class="quiet">({t("explain-reading", { reading: t(`explain-reading-${d.reading}`) })})</span>
          </p>
          <p>
            <b>{t("explain-broad")}:</b> {d.broad}
          </p>
          <p>
            <b>{t("explain-narrow")}:</b> {d.narrow}
          </p>
        </div>
      ))}
    </section>
  );
}

function Facts({ facts }: { facts: NonNullable<Explanation["facts"]> }) {
  return (
    <details>
      <summary>{t("explain-facts")}</summary>
      <dl class="facts">
        {facts.map((f) => (
          <div key={f.name}>
            <dt>{f.name}</dt>
            <dd class="num">{plain(f.value)}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}

function Cite({ cite, clause }: { cite: NonNullable<Explanation["cite"]>; clause?: string }) {
  const name = citeName(cite.treaty ?? "", cite.article ?? "");
  return (
    <p class="cite small quiet">
      <Icon name="treaty" /> {clause ? <ClauseLink clause={clause}>{name}</ClauseLink> : name}
      {cite.gist && `: ${cite.gist}`}
      {cite.file && (
        <>
          {" "}
          <Icon name="file" /> <code>{cite.line ? `${cite.file}:${cite.line}` : cite.file}</code>
        </>
      )}
    </p>
  );
}
