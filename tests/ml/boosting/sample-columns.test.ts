import { expect, test } from 'vitest';
import { ColumnSampler } from '#ml/boosting/sample-columns.ts';
import { seededRandom } from '#ml/training/random.ts';

const features = Int32Array.from({ length: 40 }, (_, at) => 2 * at);

function samplerOf(colsampleByTree: number, colsampleByLevel: number, colsampleByNode: number, seed = 1) {
  const shares = { colsampleByTree, colsampleByLevel, colsampleByNode };
  const sampler = new ColumnSampler(features, 100, shares, seededRandom(seed));
  sampler.startTree();
  return sampler;
}

const chosen = (allowed: Uint8Array | null): readonly number[] =>
  [...(allowed ?? [])].flatMap((is, feature) => (is === 1 ? [feature] : []));

test('allows everything when no share is asked for', () => {
  expect(samplerOf(1, 1, 1).forNode(0)).toBeNull();
});

test('draws shares of shares: nodes from their depth, depths from their tree', () => {
  const sampler = samplerOf(0.5, 0.5, 0.5);
  const nodes = Array.from({ length: 20 }, () => chosen(sampler.forNode(2)));
  for (const node of nodes) expect(node).toHaveLength(5);
  expect(new Set(nodes.flat()).size).toBe(10);
  const ofTree = new Set([...nodes.flat(), ...[0, 1, 3, 4, 5, 6].flatMap((depth) => chosen(sampler.forNode(depth)))]);
  expect(ofTree.size).toBeLessThanOrEqual(20);
  for (const feature of ofTree) expect(features).toContain(feature);
});

test('draws anew for the next tree, and the same again for the same seed', () => {
  const [sampler, again] = [samplerOf(0.2, 1, 1), samplerOf(0.2, 1, 1)];
  const first = chosen(sampler.forNode(0));
  expect(chosen(sampler.forNode(3))).toEqual(first);
  expect(chosen(again.forNode(0))).toEqual(first);
  sampler.startTree();
  expect(chosen(sampler.forNode(0))).not.toEqual(first);
});

test('draws at least one feature', () => {
  expect(chosen(samplerOf(0.001, 0.001, 0.001).forNode(0))).toHaveLength(1);
});
