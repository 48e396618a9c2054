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
const use = { cores: 0.5, throttledShare: 0.25, gcShare: 0, lossShare: 0 };

it('counts seconds of every pod, and scheduler periods of those with a CPU limit only', () => {
  const meter = createCpuMeter();
  for (let tick = 0; tick < 4; tick += 1) meter.step(500, [limited, free], () => use);
  expect(meter.read('limited')).toMatchObject({ usedSeconds: 1, periods: 20, throttledPeriods: 5 });
  expect(meter.read('free')).toMatchObject({ usedSeconds: 1, periods: 0, throttledPeriods: 0 });
});

it('counts the pauses of the garbage collector, and the packets that came and that were lost', () => {
  const meter = createCpuMeter();
  meter.step(2000, [free], () => ({ ...use, gcShare: 0.3, lossShare: 0.1 }));
  const { gcSeconds, packets, droppedPackets } = meter.read('free');
  expect(gcSeconds).toBeCloseTo(0.6);
  expect(packets).toBeGreaterThan(1000);
  expect(droppedPackets).toBeCloseTo(packets / 10);
});

it('begins anew with a pod that was gone', () => {
  const meter = createCpuMeter();
  meter.step(1000, [free], () => use);
  meter.step(1000, [], () => use);
  expect(meter.read('free').usedSeconds).toBe(0);
});
