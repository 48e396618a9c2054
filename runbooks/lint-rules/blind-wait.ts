import { parseFieldPath } from '#runbooks/reading/field-path.ts';
import type { LintRule } from './lint-rule.ts';

/** A condition over values that nothing measures again while it is waited for holds at once, or never. */
export const blindWait: LintRule = ({ steps }) =>
  steps
    .filter(({ step, written }) => step.type === 'wait_until' && written['query'] === undefined)
    .map(({ step }) => ({
      path: [...(parseFieldPath(step.path) ?? []), 'assert'],
      at: 'value',
      message: 'is over values that nothing measures again: it holds at once or never',
      fix: 'add a query, and compare its value',
    }));
