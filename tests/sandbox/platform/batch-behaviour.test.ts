import { expect, it } from 'vitest';
import type { Pod } from '#sandbox/kubernetes/workload-objects.ts';
import { batchBehaviour } from '#sandbox/platform/batch-behaviour.ts';

const podOf = (app: string): Pod => ({
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name: 'a', uid: 'a', resourceVersion: '1', creationTimestamp: '', labels: { app } },
  spec: { containers: [] },
});
const run = podOf('premium-statements');

it('lets a run end well when its work is done, and badly when something keeps it from its work', () => {
  expect(batchBehaviour(run, 5000, () => false)).toEqual({});
  expect(batchBehaviour(run, 6000, () => false)).toEqual({ termination: { reason: 'Completed', exitCode: 0 } });
  expect(batchBehaviour(run, 3000, () => true)).toEqual({ termination: { reason: 'Error', exitCode: 1 } });
});

it('leaves every other pod alone', () => {
  expect(batchBehaviour(podOf('auth'), 600_000, () => true)).toEqual({});
});
