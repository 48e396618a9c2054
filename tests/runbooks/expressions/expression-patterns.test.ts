import { expect, test } from 'vitest';
import { expressionEnvironment } from '#runbooks/expressions/expression-functions.ts';
import { patternProblem } from '#runbooks/expressions/expression-patterns.ts';

const problem = (source: string): ReturnType<typeof patternProblem> =>
  patternProblem(expressionEnvironment.parse(source).ast);

test('lets a pattern pass that is written out', () => {
  expect(problem('a.matches("^x+$") || [b].exists(c, c.matches("y"))')).toBeNull();
});

test.each([
  ['a.matches(b)', 'must be written out', 10],
  ['a.matches("x" + b)', 'must be written out', 10],
  ['a.matches("(")', 'is no regular expression: unterminated group', 10],
  ['[a].all(x, x.matches(x))', 'must be written out', 21],
])('refuses %s', (source, message, start) => {
  expect(problem(source)).toEqual({ message: expect.stringContaining(message), start });
});
