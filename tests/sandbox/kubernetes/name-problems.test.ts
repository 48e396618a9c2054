import { expect, it } from 'vitest';
import { nameProblems } from '#sandbox/kubernetes/name-problems.ts';

it.each(['claims-api', 'a', 'a.b-c.d', '0x'])('accepts %s', (name) => {
  expect(nameProblems({ name })).toEqual([]);
});

it.each(['', 'Upper', '-a', 'a-', 'a_b', 'a..b', 'x'.repeat(254)])('refuses the name %j', (name) => {
  expect(nameProblems({ name })).toEqual([expect.objectContaining({ field: 'metadata.name' })]);
});

it('refuses label keys and values that are none', () => {
  const labels = { 'a b': 'x', ok: 'has space', 'example.com/fine': 'v1.2_3-x' };
  expect(nameProblems({ name: 'a', labels }).map((problem) => problem.field)).toEqual([
    'metadata.labels',
    'metadata.labels',
  ]);
});
