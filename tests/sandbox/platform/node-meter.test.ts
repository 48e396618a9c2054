import { expect, it } from 'vitest';
import { createNodeMeter } from '#sandbox/platform/node-meter.ts';

it('divides every second of a node between idle, user and system', () => {
  const meter = createNodeMeter();
  for (let tick = 0; tick < 10; tick += 1) meter.step(500, [{ node: 'one', cpuShare: 0.5, lossShare: 0 }]);
  const { idleSeconds, userSeconds, systemSeconds } = meter.read('one');
  expect([idleSeconds, userSeconds, systemSeconds]).toEqual([
    expect.closeTo(2.5),
    expect.closeTo(2),
    expect.closeTo(0.5),
  ]);
});

it('breaks and drops packets on a node that loses them, and sends them again', () => {
  const meter = createNodeMeter();
  meter.step(10_000, [
    { node: 'well', cpuShare: 0.2, lossShare: 0 },
    { node: 'ill', cpuShare: 0.2, lossShare: 0.1 },
  ]);
  const [well, ill] = [meter.read('well'), meter.read('ill')];
  expect(well.receiveErrors + well.receiveDrops).toBe(0);
  expect(ill.receiveErrors + ill.receiveDrops).toBeCloseTo(ill.packets / 10);
  expect(ill.retransmitted / ill.segments).toBeGreaterThan(0.1);
  expect(well.retransmitted / well.segments).toBeLessThan(0.001);
});

it('has counted nothing of a node that it has not seen', () => {
  expect(createNodeMeter().read('new').packets).toBe(0);
});
