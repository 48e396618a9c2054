import { expect, test } from 'vitest';
import { expressionEnvironment } from '#runbooks/expressions/expression-functions.ts';
import { variableUses } from '#runbooks/expressions/expression-variables.ts';

const ast = (source: string): Parameters<typeof variableUses>[0] => expressionEnvironment.parse(source).ast;

test('tells where each variable stands and whether its absence is asked about', () => {
  expect(variableUses(ast('has(a.b) ? a.b : c[d]'))).toEqual([
    { path: 'a.b', start: 4, end: 7, optional: true },
    { path: 'a.b', start: 11, end: 14, optional: false },
    { path: 'c', start: 17, end: 18, optional: false },
    { path: 'd', start: 19, end: 20, optional: false },
  ]);
});

test('does not count names bound by a macro, in whatever depth', () => {
  const paths = (source: string): readonly string[] => variableUses(ast(source)).map((use) => use.path);
  expect(paths('l.all(x, m.exists(y, x.a > y && z > x.b))')).toEqual(['l', 'm', 'z']);
  expect(paths('[1.0].map(x, x).exists(x, x > t) && x > 1.0')).toEqual(['t', 'x']);
});
