import { describe, expect, test } from 'vitest';
import { costProblem, expressionShape, valueSize } from '#runbooks/expressions/expression-cost.ts';
import { expressionEnvironment } from '#runbooks/expressions/expression-functions.ts';

const shape = (source: string): ReturnType<typeof expressionShape> =>
  expressionShape(expressionEnvironment.parse(source).ast);

describe('the shape of an expression', () => {
  test.each([
    ['a > 1.0', 0],
    ['a.exists(x, x > 1.0)', 1],
    ['a.map(x, x).filter(x, x)', 1],
    ['a.exists(x, b.all(y, y > x))', 2],
    ['a.exists(x, b.all(y, y > x)) && c.map(z, z)', 2],
  ])('%s has loops %i deep', (source, loopDepth) => {
    expect(shape(source)).toMatchObject({ loopDepth });
  });

  test('tells what copies texts and lists', () => {
    expect(shape('a.filter(x, x.startsWith("b")).size() > max(c, 1.0)')).toMatchObject({ copies: false });
    expect(shape('a.map(x, x.upperAscii())')).toMatchObject({ copies: true });
    expect(shape('a + b + c')).toMatchObject({ copies: true, additions: 2 });
    expect(shape('a.split(",").join(" ").matches("x")')).toMatchObject({ splits: true, joins: true, matches: true });
  });
});

describe('the size of a value', () => {
  test('counts every member and character, as often as they occur', () => {
    const shared = ['ab'];
    expect(valueSize({ a: shared, b: shared, c: 1 }, 100)).toEqual({ longestList: 3, longestText: 2, total: 10 });
  });

  test('is not known beyond the limit, however often a value is shared', () => {
    let doubling: unknown = [1];
    for (let turn = 0; turn < 60; turn += 1) doubling = [doubling, doubling];
    expect(valueSize(doubling, 10_000)).toBeNull();
  });

  test('is not known where values are nested deeper than anything reads', () => {
    let deep: unknown = 1;
    for (let level = 0; level < 300; level += 1) deep = [deep];
    expect(valueSize(deep, 10_000)).toBeNull();
  });
});

test('costs grow with the items to the power of the loops', () => {
  const size = { longestList: 1000, longestText: 10, total: 10_000 };
  expect(costProblem(shape('a.exists(x, x > 1.0)'), size)).toBeNull();
  expect(costProblem(shape('a.exists(x, a.exists(y, x > y))'), size)).toBeNull();
  expect(costProblem(shape('a.exists(x, a.exists(y, a.exists(z, z > y)))'), size)).toContain('too many steps');
  expect(costProblem(shape('a.map(x, a + a)'), { ...size, longestList: 3000 })).toContain('too many steps');
});
