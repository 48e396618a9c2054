import type { StepRun } from '#runbooks/step-type.ts';

/** The cluster that the incident is about, where it names one. */
export function clusterOf(run: StepRun): string | null {
  const cluster = run.variables['cluster'];
  return typeof cluster === 'string' ? cluster : null;
}
