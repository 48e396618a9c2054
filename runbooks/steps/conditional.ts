import { z } from 'zod';
import { explainExpression } from '#runbooks/expressions/explain-expression.ts';
import { evaluate } from '#runbooks/expressions/expression.ts';
import { stepType } from '#runbooks/step-type.ts';

const fields = z.strictObject({
  condition: z.string().describe('CEL that is true or false, e.g. `active_connections > pool_max * 0.9`.'),
});

/** Chooses which of two lists of steps comes next. */
export const conditional = stepType({
  summary: 'Goes on with the steps under if_true or with those under if_false, and then with what follows.',
  fields,
  branches: ['if_true', 'if_false'],
  effects: () => 'none',
  gives: 'whether the condition held',
  texts: (own) => [{ kind: 'expression', field: ['condition'], text: own.condition, wants: 'bool', locals: [] }],
  describe: (own) => `If ${own.condition}`,
  run: async (own, run) => {
    const result = evaluate(own.condition, run.variables);
    if (!result.ok) return { kind: 'failed', reason: `cannot tell whether ${own.condition}: ${result.message}` };
    if (typeof result.value !== 'boolean') {
      return { kind: 'failed', reason: `the condition ${own.condition} is neither true nor false` };
    }
    const explained = explainExpression(own.condition, run.variables);
    return {
      kind: 'done',
      output: result.value,
      branch: result.value ? 'if_true' : 'if_false',
      summary: `${explained}: ${result.value ? 'true' : 'false'}`,
    };
  },
});
