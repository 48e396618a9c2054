import { expect, test } from 'vitest';
import { saySelector, selectorFits } from '#runbooks/kubernetes/selector.ts';

const expression = (key: string, operator: string, values: string[] = []) => ({
  matchExpressions: [{ key, operator, values }],
});

test.each([
  [{ matchLabels: { app: 'api' } }, true],
  [{ matchLabels: { app: 'web' } }, false],
  [expression('tier', 'In', ['1', '2']), true],
  [expression('tier', 'NotIn', ['1']), false],
  [expression('gone', 'NotIn', ['1']), true],
  [expression('tier', 'Exists'), true],
  [expression('gone', 'DoesNotExist'), true],
  [expression('tier', 'Unheard'), false],
  [{}, true],
  [undefined, false],
])('tells whether labels fit %j', (selector, fits) => {
  expect(selectorFits(selector, { app: 'api', tier: '1' })).toBe(fits);
});

test('writes a selector as a listing takes it', () => {
  const selector = { matchLabels: { app: 'api' }, ...expression('tier', 'In', ['1', '2']) };
  expect(saySelector(selector)).toBe('app=api,tier in (1,2)');
  expect(saySelector(expression('a', 'DoesNotExist'))).toBe('!a');
  expect(saySelector({})).toBeNull();
});
