import { parseFieldPath } from '#runbooks/reading/field-path.ts';
import type { FieldProblem } from '#runbooks/reading/schema-problems.ts';
import type { LintedStep, LintRule } from './lint-rule.ts';

/** Actions that another action takes back exactly, and how that is written. A restart or an eviction cannot be. */
const takenBackBy: Readonly<Record<string, string>> = {
  scale: 'keep it under save_as, and scale to its previous_replicas',
  set_resources: 'keep it under save_as, and set what it says was there before',
  set_image: 'keep it under save_as, and set its previous_image',
  cordon: 'uncordon the node',
};

/** A change that could be taken back when the run fails, and is not. */
export const changeWithoutUndo: LintRule = ({ steps }) =>
  steps.flatMap((one): readonly FieldProblem[] => {
    const { step, list, written } = one;
    if (list === 'undo' || list === 'on_failure' || step.undo.length > 0) return [];
    const how = step.type === 'kubernetes' ? takenBackBy[String(written['action'])] : undefined;
    if (how === undefined || undoneAround(one, steps)) return [];
    const message = `${String(written['action'])} could be taken back when the run fails, and nothing says so`;
    const path = [...(parseFieldPath(step.path) ?? []), 'action'];
    return [{ path, at: 'value', message, fix: `add undo: ${how}` }];
  });

/** Whether a step that holds it says how all of it is taken back. */
function undoneAround({ step }: LintedStep, steps: readonly LintedStep[]): boolean {
  return steps.some(({ step: outer }) => step.path.startsWith(`${outer.path}.`) && outer.undo.length > 0);
}
