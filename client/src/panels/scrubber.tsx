import { useSignal } from "@preact/signals";
import { useEffect, useLayoutEffect } from "preact/hooks";
import { bindKeys } from "../core/keys.ts";
import { announce, replay, view } from "../core/store.ts";
import { nameOf, t } from "../core/text.ts";
import { changeAs } from "../screens/replay.tsx";
import { Icon } from "../ui/icon.tsx";
import { type As, SEATS } from "../wire.ts";
import { markOf } from "./eventmark.ts";

const STEP_MS = 1800;

/** Shows step n of the match; out of range stays at the end. */
export function toStep(n: number) {
  const r = replay.value;
  if (!r) return;
  const step = Math.min(Math.max(n, 0), r.record.steps.length - 1);
  if (step === r.step) return;
  replay.value = { ...r, step };
  view.value = r.record.steps[step]!.view;
  announce(stepName(step));
}

function stepName(n: number): string {
  const step = replay.value!.record.steps[n]!;
  return n === 0 ? t("replay-start") : t("replay-step", { turn: step.turn, phase: t(`phase-${step.phase}`) });
}

export function Scrubber() {
  const r = replay.value!;
  const playing = useSignal(false);
  const last = r.record.steps.length - 1;
  useLayoutEffect(
    () =>
      bindKeys({
        ArrowLeft: () => toStep(replay.value!.step - 1),
        ArrowRight: () => toStep(replay.value!.step + 1),
        Home: () => toStep(0),
        End: () => toStep(Number.POSITIVE_INFINITY),
      }),
    [],
  );
  useEffect(() => {
    if (!playing.value) return;
    const timer = setTimeout(() => {
      if (r.step >= last) playing.value = false;
      else toStep(r.step + 1);
    }, STEP_MS);
    return () => clearTimeout(timer);
  }, [playing.value, r.step]);
  return (
    <section class="panel scrubber" aria-label={t("replay-title")}>
      <div class="scrub-buttons">
        <Step icon="first" label="replay-first" off={r.step === 0} run={() => toStep(0)} />
        <Step icon="left" label="replay-back" off={r.step === 0} run={() => toStep(r.step - 1)} />
        <button type="button" class="button" onClick={() => (playing.value = !playing.value)}>
          <Icon name={playing.value ? "pause" : "play"} /> {t(playing.value ? "replay-stop" : "replay-play")}
        </button>
        <Step icon="right" label="replay-next" off={r.step === last} run={() => toStep(r.step + 1)} />
        <Step icon="last" label="replay-last" off={r.step === last} run={() => toStep(last)} />
      </div>
      <div class="scrub-line" data-arrows>
        <StepMarks />
        <input
          type="range"
          min={0}
          max={last}
          value={r.step}
          aria-label={t("replay-scrub")}
          aria-valuetext={stepName(r.step)}
          onInput={(e) => toStep(Number(e.currentTarget.value))}
        />
      </div>
      <p class="pill">
        {stepName(r.step)} <span class="quiet">{t("replay-of", { step: r.step + 1, all: last + 1 })}</span>
      </p>
      <AsSelect />
    </section>
  );
}

interface StepProps {
  icon: "first" | "left" | "right" | "last";
  label: string;
  off: boolean;
  run(): void;
}

function Step({ icon, label, off, run }: StepProps) {
  return (
    <button type="button" class="button" aria-disabled={off} onClick={run}>
      <Icon name={icon} />
      <span class="hidden">{t(label)}</span>
    </button>
  );
}

/** Marks over the slider: where a duty fired, an outside event came, a war began. */
function StepMarks() {
  const { steps } = replay.value!.record;
  const last = Math.max(1, steps.length - 1);
  const known = new Set<number>();
  const marks = steps.flatMap((step, i) => {
    const fresh = step.view.log.filter((e) => !known.has(e.n));
    for (const e of fresh) known.add(e.n);
    return [...new Set(fresh.map(markOf))].flatMap((kind) => (kind ? [{ kind, i }] : []));
  });
  return (
    <div class="scrub-marks" aria-hidden="true">
      {marks.map(({ kind, i }) => (
        <i key={`${kind} ${i}`} class={`scrub-mark ${kind}`} style={{ left: `${(i / last) * 100}%` }} />
      ))}
    </div>
  );
}

function AsSelect() {
  const r = replay.value!;
  return (
    <label class="inline">
      <span>{t("replay-as")}</span>
      <select class="select slim" value={r.record.as} onChange={(e) => changeAs(e.currentTarget.value as As)}>
        <option value="public">{t("as-public")}</option>
        <option value="all">{t("as-all")}</option>
        {SEATS.map((s) => (
          <option key={s} value={s}>
            {nameOf(s)}
          </option>
        ))}
      </select>
    </label>
  );
}
