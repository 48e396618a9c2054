import type { LintRule, LintedStep } from './lint-rule.ts';

/** A runbook that changes something should look whether that helped: the last step's success does not say so. */
export const unverifiedChange: LintRule = ({ runbook, steps }) => {
  if (runbook.verify.length > 0) return [];
  const line = steps.filter(({ list }) => list !== 'on_failure' && list !== 'undo');
  const last = line.findLastIndex(({ step }) => step.body.effects === 'changes');
  const change = line[last];
  if (change === undefined || line.slice(last + 1).some(looks)) return [];
  const message = `changes something (${change.step.path}), and nothing looks afterwards whether that helped`;
  const fix = 'declare under verify what must hold then';
  return [{ path: ['steps'], at: 'key', message, fix }];
};

function looks({ step }: LintedStep): boolean {
  return step.body.texts.some((text) => text.kind === 'expression' && text.field[0] === 'assert');
}
