import type { Variables } from './expressions/expression.ts';
import { flatten } from './flow.ts';
import { renderKnown } from './templates/render.ts';
import type { Runbook, Step } from './runbook.ts';

/** One step as a list for people shows it. Plain text: whoever shows it escapes it. */
export interface StepTitle {
  readonly path: string;
  /** 0 for a step of the runbook itself, 1 for a step inside a branch, and so on. */
  readonly depth: number;
  /** What the step does, e.g. `Restart deployment/claims-api in claims, pod by pod`. */
  readonly title: string;
}

/** Every step of a runbook in words, in the order of its text; with null variables, as it is written. */
export function describeSteps(runbook: Runbook, variables: Variables | null): readonly StepTitle[] {
  return flatten(runbook).map(({ path, depth, step }) => ({ path, depth, title: describeStep(step, variables ?? {}) }));
}

/** What one step will do, with the values known so far; an unknown value stands as its `{{ name }}`. */
function describeStep(step: Step, variables: Variables): string {
  const line = step.body.describe((template) => renderKnown(template, variables));
  const named = step.name === null ? line : `${step.name}: ${line}`;
  if (step.when === null) return named;
  return step.when === 'false' ? `${named} (switched off)` : `${named} (only when ${step.when})`;
}
