import { parseFieldPath } from '#runbooks/reading/field-path.ts';
import type { LintRule } from './lint-rule.ts';

/** A step that never runs: meant for a while, and forgotten for longer. */
export const switchedOff: LintRule = ({ steps }) =>
  steps
    .filter(({ step }) => step.when === 'false')
    .map(({ step }) => ({
      path: [...(parseFieldPath(step.path) ?? []), 'when'],
      at: 'value',
      message: `is false: ${step.type} is switched off, and what it holds is unreachable`,
      fix: 'remove the step when it is not coming back',
    }));
