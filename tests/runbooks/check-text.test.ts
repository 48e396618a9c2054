import { expect, test } from 'vitest';
import { checkExpression, checkTemplate } from '#runbooks/check-text.ts';

const scope = { known: new Set(['service', 'cpu']), perhaps: new Map<string, string>() };

test('reports every unknown name of a template where it stands, each once', () => {
  const problems = checkTemplate('{{ service }} {{ a }} {{ b | round: a }}', 'plain', scope, ['message']);
  expect(problems.map(({ offset, message }) => [offset, message])).toEqual([
    [14, 'a is not known here'],
    [22, 'b is not known here'],
    [22, 'a is not known here'],
  ]);
});

test('counts offsets from where the text begins in its field', () => {
  expect(checkTemplate('{{ a }}', 'kubernetes-name', scope, ['target'], 11)[0]?.offset).toBe(11);
});

test('judges a name that holds no value at once', () => {
  expect(checkTemplate('Not-A-Name', 'kubernetes-namespace', scope, ['namespace'])).toHaveLength(1);
  expect(checkTemplate('a-name', 'kubernetes-namespace', scope, ['namespace'])).toEqual([]);
});

test('wants a number where a number is needed', () => {
  expect(checkExpression('cpu > 1', 'double', scope, ['replicas'])).toHaveLength(1);
  expect(checkExpression('3 * 2', 'double', scope, ['replicas'])).toEqual([]);
  expect(checkExpression('cpu * 2', 'double', scope, ['replicas'])).toEqual([]);
});
