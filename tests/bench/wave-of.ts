import type { Wave } from './step-engine.ts';

/** When a step began and ended by the engine's own record, in milliseconds since 1970. */
export interface StepTimes {
  readonly startedMs: number;
  readonly endedMs: number;
}

/**
 * The wave that was asked for at `askedMs` and whose runs have these steps, each run's in their order. Throws when a
 * run has another number of steps than `steps`.
 */
export function waveOf(askedMs: number, runs: readonly (readonly StepTimes[])[], steps: number): Wave {
  const short = runs.find((run) => run.length !== steps);
  if (short) throw new Error(`a run has ${short.length} finished steps instead of ${steps}`);
  const lastEndMs = runs.flat().reduce((latest, { endedMs }) => Math.max(latest, endedMs), askedMs);
  return {
    tookMs: lastEndMs - askedMs,
    stepToStepMs: runs.flatMap((run) =>
      run.slice(1).map((step, index) => step.startedMs - (run[index]?.startedMs ?? step.startedMs)),
    ),
  };
}
