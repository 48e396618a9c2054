import { expect, test } from 'vitest';
import { explainExpression, sayValue } from '#runbooks/expressions/explain-expression.ts';

test('shows each variable with its value, and leaves the units as they were written', () => {
  const variables = { active: 98, pool_max: 100, metrics: { p99: 3480.12345 }, service: 'x' };
  expect(explainExpression('active > pool_max * 90%', variables)).toBe('active 98 > pool_max 100 * 90%');
  expect(explainExpression('metrics.p99 > 2000ms && service == "x"', variables)).toBe(
    'metrics.p99 3480 > 2000ms && service "x" == "x"',
  );
});

test('says what is not known, and leaves what does not parse as it is', () => {
  expect(explainExpression('a > 1', {})).toBe('a (unknown) > 1');
  expect(explainExpression('a >', { a: 1 })).toBe('a >');
});

test('keeps a value short', () => {
  expect(sayValue('y'.repeat(100))).toHaveLength(60);
  expect(sayValue([1, 2])).toBe('[1,2]');
});

test.each([
  [0.30000000000000004, '0.3'],
  [0.049987654, '0.04999'],
  [99.95678, '99.96'],
  [3413.1866, '3413'],
  [-123456.789, '-123457'],
  [1234567, '1234567'],
  [0.0000123456, '0.00001235'],
])('says %d as %s', (value, said) => {
  expect(sayValue(value)).toBe(said);
});
