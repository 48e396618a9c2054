import type { StepLine } from '#incidents/incident-snapshot.ts';

export interface StepWindow {
  readonly before: readonly StepLine[];
  readonly shown: readonly StepLine[];
  readonly after: readonly StepLine[];
}

const settled: ReadonlySet<StepLine['state']> = new Set(['done', 'skipped', 'not_taken']);
const linesOfContext = 2;

/** At most `max` neighbouring steps around where the run stands, with two settled ones before it for context. */
export function stepWindow(steps: readonly StepLine[], max: number): StepWindow {
  const current = steps.findIndex((step) => !settled.has(step.state));
  const wanted = (current === -1 ? steps.length : current) - linesOfContext;
  const start = Math.max(0, Math.min(wanted, steps.length - max));
  return {
    before: steps.slice(0, start),
    shown: steps.slice(start, start + max),
    after: steps.slice(start + max),
  };
}
