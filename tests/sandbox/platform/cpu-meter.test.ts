import { expect, it } from 'vitest';
import type { Pod } from '#sandbox/kubernetes/workload-objects.ts';
import { createCpuMeter } from '#sandbox/platform/cpu-meter.ts';

const pod = (uid: string, limits: Readonly<Record<string, string>>): Pod => ({
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name: uid, uid, resourceVersion: '1', creationTimestamp: '' },
  spec: { containers: [{ name: 'a', image: 'b', resources: { limits } }] },
});
const limited = pod('limited', { cpu: '500m' });
const free = pod('free', {});

it('counts seconds of every pod, and scheduler periods of those with a CPU limit only', () => {
  const meter = createCpuMeter();
  for (let tick = 0; tick < 4; tick += 1)
    meter.step(500, [limited, free], () => ({ cores: 0.5, throttledShare: 0.25 }));
  expect(meter.read('limited')).toEqual({ usedSeconds: 1, periods: 20, throttledPeriods: 5 });
  expect(meter.read('free')).toEqual({ usedSeconds: 1, periods: 0, throttledPeriods: 0 });
});

it('begins anew with a pod that was gone', () => {
  const meter = createCpuMeter();
  meter.step(1000, [free], () => ({ cores: 1, throttledShare: 0 }));
  meter.step(1000, [], () => ({ cores: 1, throttledShare: 0 }));
  expect(meter.read('free').usedSeconds).toBe(0);
});
