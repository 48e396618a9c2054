import { parseFieldPath } from '#runbooks/reading/field-path.ts';
import type { FieldProblem } from '#runbooks/reading/schema-problems.ts';
import type { LintedStep, LintRule } from './lint-rule.ts';

/** A change after whose interruption nobody can tell whether it happened: it ends in doubt, and wakes a person. */
export const untellableChange: LintRule = ({ steps }) =>
  steps.flatMap((one): readonly FieldProblem[] => {
    const { step } = one;
    if (step.body.effects === 'none' || step.idempotency !== 'reconcile') return [];
    const fix = missing(one);
    if (fix === null) return [];
    const message = 'when a crash cuts it off, nobody can tell whether it happened';
    return [{ path: parseFieldPath(step.path) ?? [], at: 'value', message, fix }];
  });

/** What would make it tellable, or null where it is. */
function missing({ step, written }: LintedStep): string | null {
  const has = (field: string): boolean => written[field] !== undefined;
  switch (step.type) {
    case 'http': {
      const repeatable = written['method'] === 'PUT' || written['method'] === 'DELETE';
      if (repeatable || has('check') || has('idempotency_key')) return null;
      return 'add check, or idempotency_key where the server honours one';
    }
    case 'script':
      return has('verify') ? null : 'add verify, or idempotency: repeat where running it twice does no harm';
    default:
      return step.body.reconcile === null ? 'say idempotency: repeat or ask' : null;
  }
}
