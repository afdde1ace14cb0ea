import { useSignal } from "@preact/signals";
import { useRef } from "preact/hooks";
import { type ApiError, api, type Brought, type Mistake } from "../core/api.ts";
import { announce } from "../core/store.ts";
import { t } from "../core/text.ts";
import { Field, Notice } from "../ui/controls.tsx";
import { RulesHash } from "../ui/rulesbadge.tsx";

/** Rules the server took, and what the room will call them. */
export interface Own {
  taken: Brought;
  name: string;
}

const NAME_LENGTH = 60;

interface Props {
  own?: Own;
  /** undefined goes back to the server's own rules */
  choose(own?: Own): void;
}

/** Files with rules of one's own, laid over the server's before a match is made. */
export function OwnRules({ own, choose }: Props) {
  const busy = useSignal(false);
  const failed = useSignal<ApiError | undefined>(undefined);
  const input = useRef<HTMLInputElement>(null);
  const send = async () => {
    const files = [...(input.current?.files ?? [])];
    if (files.length === 0 || busy.value) return;
    busy.value = true;
    failed.value = undefined;
    choose(undefined);
    announce(t("own-checking"));
    try {
      const taken = await api.bring(files);
      choose({ taken, name: nameOf(files[0]!.name) });
      announce(t("own-taken"));
    } catch (error) {
      failed.value = error as ApiError;
    }
    busy.value = false;
  };
  const back = () => {
    choose(undefined);
    failed.value = undefined;
    input.current!.value = "";
    input.current!.focus(); // the button that had it is gone
    announce(t("own-back-done"));
  };
  return (
    <details class="more">
      <summary>{t("own-rules")}</summary>
      <div class="stack own-rules">
        <p>{t("own-what")}</p>
        <Field id="own-files" label={t("own-files")} hint={t("own-files-hint")}>
          <input
            id="own-files"
            ref={input}
            class="input"
            type="file"
            multiple
            accept=".yaml,.zip"
            aria-describedby="own-files-hint"
            onClick={(e) => (e.currentTarget.value = "")} // or the same file, mended, would be no change
            onChange={send}
          />
        </Field>
        {busy.value && <p>{t("own-checking")}</p>}
        {failed.value && <Refused why={failed.value} />}
        {own && <Taken own={own} choose={choose} />}
        {(own || failed.value) && (
          <button type="button" class="button own-back" onClick={back}>
            {t("own-back")}
          </button>
        )}
      </div>
    </details>
  );
}

/** A first name for the rules: that of their file. */
export function nameOf(file: string): string {
  return file
    .replace(/\.(yaml|zip)$/i, "")
    .replace(/[_-]+/g, " ")
    .trim()
    .slice(0, NAME_LENGTH);
}

function Taken({ own, choose }: { own: Own; choose(own: Own): void }) {
  const { pack, replaces, adds, holds } = own.taken;
  return (
    <div class="notice stack">
      <p>
        <b>{t("own-taken")}</b> <RulesHash pack={pack} />
      </p>
      {replaces.length + adds.length === 0 && <p>{t("own-same")}</p>}
      <Paths title={t("own-replaces")} paths={replaces} />
      <Paths title={t("own-adds")} paths={adds} />
      <p class="small">{t("own-holds", { ...holds })}</p>
      <Field id="own-name" label={t("own-name")} hint={t("own-name-hint")}>
        <input
          id="own-name"
          class="input"
          maxlength={NAME_LENGTH}
          autocomplete="off"
          aria-describedby="own-name-hint"
          value={own.name}
          onInput={(e) => choose({ ...own, name: e.currentTarget.value })}
        />
      </Field>
    </div>
  );
}

function Paths({ title, paths }: { title: string; paths: string[] }) {
  if (paths.length === 0) return null;
  return (
    <div>
      <p>{title}</p>
      <ul class="plain-list">
        {paths.map((p) => (
          <li key={p}>
            <code>{p}</code>
          </li>
        ))}
      </ul>
    </div>
  );
}

function Refused({ why }: { why: ApiError }) {
  if (why.mistakes.length === 0) return <Notice bad>{t("error-sorry", { why: why.message })}</Notice>;
  const count = why.mistakes.length + why.more;
  return (
    <>
      <Notice bad>{t("own-refused", { count })}</Notice>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: long lines scroll, and what scrolls must be reached by keyboard */}
      <section class="mistakes" aria-label={t("own-mistakes")} tabIndex={0}>
        <ol>
          {why.mistakes.map((m) => (
            <Wrong key={`${m.file}:${m.line}:${m.col}:${m.reason}`} mistake={m} />
          ))}
        </ol>
        {why.more > 0 && <p>{t("own-more", { count: why.more })}</p>}
      </section>
    </>
  );
}

function Wrong({ mistake }: { mistake: Mistake }) {
  const { file, line, col, reason, excerpt } = mistake;
  return (
    <li>
      <p>
        <b>
          {file}:{line}:{col}
        </b>{" "}
        {reason}
      </p>
      {excerpt && <pre>{excerpt}</pre>}
    </li>
  );
}
