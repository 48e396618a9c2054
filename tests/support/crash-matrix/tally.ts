import type { Run } from '#domain/run.ts';
import { type EffectKind, effectKinds } from './effects.ts';
import type { Doubt } from './look-after-run.ts';
import type { MatrixRun } from './matrix-run.ts';
import type { MatrixWorld } from './matrix-world.ts';

/** What became of all effects of a kind. */
export interface KindTally {
  readonly kind: EffectKind;
  readonly expected: number;
  /** Effects that happened exactly once. */
  readonly once: number;
  readonly doubled: number;
  readonly lost: number;
  /** Doubts about them that were put to a person: the effect was there, or it was not. */
  readonly doubtsThere: number;
  readonly doubtsAbsent: number;
}

export interface FinishedRun {
  readonly matrixRun: MatrixRun;
  readonly run: Run;
  readonly doubts: readonly Doubt[];
  /** How often each effect was seen, in the order of the run's effects. */
  readonly seen: readonly number[];
  /** What each step said of itself in the end, by its address. */
  readonly said: ReadonlyMap<string, string | null>;
}

/** Counts what a run did to the world. */
export function seenOf(world: MatrixWorld, run: MatrixRun): readonly number[] {
  return run.effects.map((effect) => effect.seen(world, run));
}

export function tallyOf(finished: readonly FinishedRun[]): readonly KindTally[] {
  return effectKinds.map((kind) => {
    const seen = finished.flatMap((one) => one.seen.filter((_, index) => one.matrixRun.effects[index]?.kind === kind));
    const doubts = finished.flatMap(({ matrixRun, doubts }) =>
      doubts.filter(({ path }) => matrixRun.effects.some((effect) => effect.path === path && effect.kind === kind)),
    );
    return {
      kind,
      expected: seen.length,
      once: seen.filter((count) => count === 1).length,
      doubled: seen.filter((count) => count > 1).length,
      lost: seen.filter((count) => count === 0).length,
      doubtsThere: doubts.filter(({ verdict }) => verdict === 'worked').length,
      doubtsAbsent: doubts.filter(({ verdict }) => verdict === 'again').length,
    };
  });
}

/** Kinds of which nobody can tell after a crash whether they happened: only they should leave a doubt. */
const untold: ReadonlySet<EffectKind> = new Set(['request with neither', 'script without']);

/** Every broken promise, in words. */
export function problemsOf({ matrixRun, run, seen, said }: FinishedRun): readonly string[] {
  const who = `${matrixRun.service} (${run.runbook}, ${run.id})`;
  const problems: string[] = [];
  if (run.state !== matrixRun.ends) problems.push(`${who} is ${run.state}, not ${matrixRun.ends}: ${run.reason ?? ''}`);
  for (const [index, effect] of matrixRun.effects.entries()) {
    const count = seen[index] ?? 0;
    if (count === 1) continue;
    const words = said.get(effect.path) ?? 'nothing';
    problems.push(`${who}: ${effect.kind} of ${effect.path} happened ${count} times; the step says: ${words}`);
  }
  return problems;
}

/** Doubts that the step could have settled itself, as its effect leaves a trace: no broken promise, but a person's time. */
export function needlessDoubtsOf({ matrixRun, doubts }: FinishedRun): readonly string[] {
  return doubts.flatMap(({ path, reason }) => {
    const kind = matrixRun.effects.find((effect) => effect.path === path)?.kind;
    return kind !== undefined && untold.has(kind) ? [] : [`${matrixRun.service}, ${path}: ${reason}`];
  });
}
