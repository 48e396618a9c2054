import { expect, test } from 'vitest';
import { checkExpression, checkJsonPath, checkTemplate } from '#runbooks/reading/check-text.ts';

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

test.each([
  ['promql', 'up{a=`{{ cpu }}`}', 6, 'strings in backticks cannot escape: use double quotes'],
  ['logql', '{a="b"} | line_format "{{ cpu }}"', 23, 'line_format reads a language of its own there'],
  ['url', 'https://{{ service }}.example/', 8, 'write scheme and host out, as in https://api.example.com/{{ x }}'],
  ['json', '{"{{ service }}": 1}', 2, 'write the names of members out: a value could repeat another'],
  ['argument', '--{{ service }}', 2, 'it would name an option: write the name out, as in --name={{ x }}'],
  ['kubernetes-label-selector', '{{ service }}', 0, 'it may stand only in the value of a label, as in app={{ x }}'],
] as const)('reports where a %s has no place for a value: %s', (context, text, offset, fix) => {
  expect(checkTemplate(text, context, scope, ['field'])).toMatchObject([{ offset, fix }]);
});

test.each([
  ['json', '{"a": {{ cpu }},}', 'not JSON'],
  ['url', 'https://api.example/a b/{{ cpu }}', 'no spaces'],
  ['kubernetes-quantity', '{{ cpu }}MB', 'not a Kubernetes quantity'],
  ['kubernetes-image', 'Registry/App:{{ cpu }}', 'not a container image'],
  ['kubernetes-name', '{{ service }}_x', 'not a Kubernetes name'],
] as const)('judges a %s that no value makes sound: %s', (context, text, message) => {
  expect(checkTemplate(text, context, scope, ['field'])).toMatchObject([{ message: expect.stringContaining(message) }]);
});

test.each([
  ['json', '{"a": {{ cpu }}, "b": "{{ service }}"}'],
  ['url', 'https://api.example/{{ service }}?n={{ cpu }}'],
  ['kubernetes-image', 'registry.example/app@{{ service }}'],
  ['kubernetes-image', '{{ service }}'],
  ['kubernetes-quantity', '{{ cpu }}'],
  ['kubernetes-label-selector', 'app={{ service }}'],
  ['logql', '{app="{{ service }}"} |= "x" | json | a > {{ cpu }}'],
  ['header', 'Bearer {{ service }}'],
] as const)('finds nothing wrong with the %s %s', (context, text) => {
  expect(checkTemplate(text, context, scope, ['field'])).toEqual([]);
});

test('points at the mistake in a JSONPath, and at a template in it', () => {
  expect(checkJsonPath('$.a', ['extract'])).toEqual([]);
  expect(checkJsonPath('$.a[', ['extract'])).toMatchObject([{ offset: 4 }]);
  expect(checkJsonPath('$.{{ service }}', ['extract'])).toMatchObject([{ offset: 2 }]);
});

test('wants a number where a number is needed', () => {
  expect(checkExpression('cpu > 1', 'double', scope, ['replicas'])).toHaveLength(1);
  expect(checkExpression('3 * 2', 'double', scope, ['replicas'])).toEqual([]);
  expect(checkExpression('cpu * 2', 'double', scope, ['replicas'])).toEqual([]);
});
