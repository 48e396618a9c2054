import { expect, test } from 'vitest';
import { kubernetesReasonsIn } from '#ml/features/kubernetes-reasons.ts';

test('finds the reasons that Kubernetes writes, as often as they stand there', () => {
  expect(kubernetesReasonsIn('OOMKilled, then CrashLoopBackOff, OOMKilled again')).toEqual([
    'OOMKilled',
    'CrashLoopBackOff',
    'OOMKilled',
  ]);
});

test('does not find a reason inside a longer word', () => {
  expect(kubernetesReasonsIn('TheUnhealthyPanda Evictedly')).toEqual([]);
});
