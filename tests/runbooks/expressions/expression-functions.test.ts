import { expect, test } from 'vitest';
import { evaluate } from '#runbooks/expressions/expression.ts';

test.each([
  ['ceil(1.2)', 2],
  ['floor(1.8)', 1],
  ['round(1.5)', 2],
  ['abs(0 - 3)', 3],
  ['min(1, 2)', 1],
  ['max(1, 2)', 2],
  ['ceil(size([1, 2]) / 4)', 1],
  ['7.5 % 2', 1.5],
  ['size([1]) - 0.5', 0.5],
  ['"claims-api".substring(7)', 'api'],
])('%s is %j', (expression, value) => {
  expect(evaluate(expression, {})).toEqual({ ok: true, value });
});
