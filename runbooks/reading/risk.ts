import type { Risk, Step } from '#runbooks/runbook.ts';
import type { FieldProblem } from './schema-problems.ts';

/** `medium` when any step, in whatever branch, changes the world outside; otherwise `low`. `high` is only declared. */
export function derivedRisk(steps: readonly Step[]): Risk {
  return changes(steps) === null ? 'low' : 'medium';
}

/** A runbook may declare more risk than its steps show, never less. */
export function riskProblem(declared: Risk | null, steps: readonly Step[]): readonly FieldProblem[] {
  const changing = declared === 'low' ? changes(steps) : null;
  if (changing === null) return [];
  const message = `the risk is declared low, but ${changing.path} changes the cluster`;
  return [{ path: ['risk'], at: 'value', message, fix: 'say medium or high, or leave risk out' }];
}

function changes(steps: readonly Step[]): Step | null {
  for (const step of steps) {
    if (step.body.effects === 'changes') return step;
    const inner = changes([...Object.values(step.branches).flat(), ...step.onFailure]);
    if (inner !== null) return inner;
  }
  return null;
}
