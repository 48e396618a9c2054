import { z } from 'zod';
import { type FieldPath, parseFieldPath, valueAtField } from './field-path.ts';
import { flatten } from '#runbooks/flow.ts';
import type { Step } from '#runbooks/runbook.ts';
import { type FieldProblem, unknownWord } from './schema-problems.ts';

const named = z.array(z.unknown());
/** Slack ids are in capitals, names of roles are not. */
const rolePattern = /^[a-z]/;

/**
 * Finds approvers that are named by a role nobody has: such a question could never be answered. `value` is the runbook's
 * document, in which each approval step stands at its path.
 */
export function checkApprovers(
  value: unknown,
  steps: readonly Step[],
  roles: readonly string[],
): readonly FieldProblem[] {
  const holders = flatten({ steps, verify: [] })
    .filter(({ step }) => step.type === 'approval')
    .map(({ path }) => parseFieldPath(path) ?? []);
  return [['approval'], ...holders].flatMap((path) => unknownRoles(value, [...path, 'approvers'], roles));
}

function unknownRoles(value: unknown, path: FieldPath, roles: readonly string[]): readonly FieldProblem[] {
  const read = named.safeParse(valueAtField(value, path));
  return (read.success ? read.data : []).flatMap((name, index): readonly FieldProblem[] => {
    if (typeof name !== 'string' || !rolePattern.test(name) || roles.includes(name)) return [];
    const words = unknownWord(name, 'a role of this installation', roles);
    const fix = roles.length > 0 ? words.fix : 'declare it under approvals.roles of firebreak.yml';
    return [{ path: [...path, index], at: 'value', message: words.message, fix }];
  });
}
