import { expect, test } from 'vitest';
import { replicasWanted, type ReplicasRequest } from '#runbooks/kubernetes/replicas-wanted.ts';

const variables = { max_replicas: 10, load: 0.9, step: '+3', name: 'x' };
const request = (replicas: number | string, bounds: Partial<ReplicasRequest> = {}): ReplicasRequest => {
  return { replicas, min: undefined, max: undefined, ...bounds };
};

test.each<readonly [replicas: number | string, current: number, wanted: number]>([
  [5, 3, 5],
  [0, 3, 0],
  ['+2', 3, 5],
  ['-1', 3, 2],
  ['current_replicas * 2', 3, 6],
  ['min(current_replicas * 4, max_replicas)', 3, 10],
  ['ceil(current_replicas * load / 60%)', 3, 5],
  ['{{ step }}', 3, 6],
  ['{{ max_replicas }}', 3, 10],
])('%s of %d is %d', (replicas, current, wanted) => {
  expect(replicasWanted(request(replicas), current, variables)).toEqual({ ok: true, replicas: wanted });
});

test('a maximum caps a growth, and fails where nothing is left to grow', () => {
  expect(replicasWanted(request('+5', { max: 6 }), 4, {})).toEqual({ ok: true, replicas: 6 });
  expect(replicasWanted(request('+5', { max: 6 }), 6, {})).toEqual({
    ok: false,
    reason: 'it has 6 replicas already, and max is 6',
  });
});

test.each<readonly [replicas: number | string, bounds: Partial<ReplicasRequest>, reason: string]>([
  ['-3', {}, 'replicas comes to 0, below the least of 1: scaling to 0 needs min: 0'],
  ['-9', { min: 0 }, 'below the least of 0'],
  ['-2', { min: 2 }, 'replicas comes to 1, below the least of 2'],
  ['current_replicas * 1.5', {}, 'replicas comes to 4.5: use ceil'],
  ['name', {}, 'replicas comes to no number'],
  ['unheard + 1', {}, 'unheard is not known'],
  ['{{ name }}', {}, 'replicas comes to "x", not to a number'],
  ['{{ unheard }}', {}, 'unheard is not known'],
])('%s is refused', (replicas, bounds, reason) => {
  expect(replicasWanted(request(replicas, bounds), 3, variables)).toEqual({
    ok: false,
    reason: expect.stringContaining(reason),
  });
});

test('a template cannot smuggle an expression in', () => {
  expect(replicasWanted(request('{{ name }}'), 3, { name: 'current_replicas * 99' }).ok).toBe(false);
});
