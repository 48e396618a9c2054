import { expect, test } from 'vitest';
import { expressionEnvironment } from '#runbooks/expressions/expression-functions.ts';
import { childrenOf, nodesOf } from '#runbooks/expressions/expression-tree.ts';

test('finds every node, within calls, lists and maps too', () => {
  const { ast } = expressionEnvironment.parse('max(a, [b, {"k": c}][0.0]) > d.e && f.exists(x, x)');
  const names = [...nodesOf(ast)].flatMap((node) => (node.op === 'id' ? [node.args] : []));
  expect(names.sort()).toEqual(['a', 'b', 'c', 'd', 'f', 'x', 'x']);
  expect(childrenOf(ast).map((node) => node.op)).toEqual(['>', 'rcall']);
});
