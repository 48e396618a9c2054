import { expect, it } from 'vitest';
import type { Pod } from '#sandbox/kubernetes/workload-objects.ts';
import { createFaultEffects } from '#sandbox/platform/fault-effects.ts';
import type { ActiveFault } from '#sandbox/platform/fault.ts';

const pod: Pod = {
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name: 'a', uid: 'a', resourceVersion: '1', creationTimestamp: '' },
  spec: { containers: [] },
};
const fault = (service: string, does: Partial<ActiveFault>): ActiveFault => ({
  kind: 'test',
  service,
  sinceMs: 0,
  isOver: () => false,
  repair: () => undefined,
  ...does,
});

it('does nothing while no fault is at work', () => {
  const effects = createFaultEffects(() => []);
  expect(effects.pressure('auth')).toMatchObject({ requestFactor: 1, failureShare: 0 });
  expect(effects.behaviour('auth', pod, 0)).toEqual({});
  expect([effects.addedMemoryMiB('auth', pod, 0), effects.arrivalFactor('auth'), effects.strayCpuCores(pod)]).toEqual([
    0, 1, 0,
  ]);
  expect([effects.hangs('auth', pod), effects.failsCronJob('x'), effects.outsideCallSeconds('x')]).toEqual([
    false,
    false,
    null,
  ]);
});

it('adds up what several faults do to one service, and leaves the others alone', () => {
  const effects = createFaultEffects(() => [
    fault('auth', { addedMemoryMiB: () => 10, arrivalFactor: () => 2, pressure: () => ({ slowMs: 5 }) }),
    fault('auth', { addedMemoryMiB: () => 7, arrivalFactor: () => 3, behaviour: () => ({ unready: 'no' }) }),
  ]);
  expect([effects.addedMemoryMiB('auth', pod, 0), effects.arrivalFactor('auth')]).toEqual([17, 6]);
  expect(effects.behaviour('auth', pod, 0)).toEqual({ unready: 'no' });
  expect([effects.addedMemoryMiB('claims-api', pod, 0), effects.pressure('claims-api').slowMs]).toEqual([0, 0]);
});

it('takes the fullest disk and the slowest host of all faults', () => {
  const effects = createFaultEffects(() => [
    fault('auth', { nodeDiskShare: (node) => (node === 'one' ? 0.9 : null), outsideCallSeconds: () => 2 }),
    fault('documents', { nodeDiskShare: () => 0.95, outsideCallSeconds: () => 4 }),
  ]);
  expect([effects.nodeDiskShare('one'), effects.outsideCallSeconds('x')]).toEqual([0.95, 4]);
});
