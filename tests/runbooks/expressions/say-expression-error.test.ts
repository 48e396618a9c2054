import { expect, test } from 'vitest';
import { evaluate } from '#runbooks/expressions/expression.ts';
import { sayExpressionError } from '#runbooks/expressions/say-expression-error.ts';

test.each([
  ['a or b', 'write || for "or"'],
  ['not a', 'write ! for "not"'],
  ['a === b', 'two signs at most'],
  ['[1, 2', '"]" before the end'],
  ['a["not"', '"]"'],
  ['nope()', 'there is no function nope() that takes nothing'],
])('%s is explained', (expression, words) => {
  const result = evaluate(expression, { a: true, b: false });
  expect(result.ok ? '' : result.message.replace(', got the end', ' before the end')).toContain(words);
});

test('a word inside a text is not taken for a habit', () => {
  const result = evaluate('a == "this and that" b', { a: 1 });
  expect(result.ok ? '' : result.message).not.toContain('write &&');
});

test('an error of another kind keeps its words', () => {
  expect(sayExpressionError(new Error('out of memory'), 'a')).toBe('out of memory');
});
