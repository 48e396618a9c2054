import { expect, test } from 'vitest';
import { podFacts } from '#runbooks/kubernetes/pod-facts.ts';
import { judgeReplacement } from '#runbooks/kubernetes/replacement.ts';
import { readyStatus } from '#tests/runbooks/cluster-objects.ts';
import { objectWith } from './object-with.ts';

const owner = { kind: 'ReplicaSet', name: 'api', uid: 'rs' };
const pod = (uid: string, ready: boolean, metadata: object = {}) =>
  podFacts(objectWith({ metadata: { name: uid, uid, ...metadata }, status: ready ? readyStatus : {} }));
const judge = (wanted: number | null, removed: number, ...pods: ReturnType<typeof pod>[]) =>
  judgeReplacement(owner, wanted, removed, ['old-1', 'old-2'], pods).complete;

test('waits for as many new ready pods as were removed', () => {
  expect(judge(3, 1, pod('old-2', true), pod('new-1', false))).toBe(false);
  expect(judge(3, 1, pod('old-2', false), pod('new-1', true))).toBe(true);
  expect(judge(3, 2, pod('new-1', true))).toBe(false);
});

test('is content where the owner has all it wants, as after it was scaled down', () => {
  expect(judge(1, 1, pod('old-2', true))).toBe(true);
  expect(judge(0, 1)).toBe(true);
  expect(judge(null, 1, pod('old-2', true))).toBe(false);
});

test('does not count a pod that is ending itself', () => {
  expect(judge(3, 1, pod('new-1', true, { deletionTimestamp: '2026-03-01T03:00:00Z' }))).toBe(false);
});
