import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  advanceQueue,
  queueCatalogue,
  queueEffort,
  queueLag,
  type QueueSpec,
} from '#sandbox/platform/message-queue.ts';
import { serviceCatalogue } from '#sandbox/platform/service-catalogue.ts';

const [claims] = queueCatalogue as readonly [QueueSpec];
const empty = { arrived: 0, consumed: 0 };
const calm = { dtMs: 1000, readyPods: 3, arrivalFactor: 1 };

it('keeps up with what usually arrives', () => {
  for (const spec of queueCatalogue) {
    const readyPods = serviceCatalogue.find((service) => service.name === spec.consumer)?.replicas ?? 0;
    const next = advanceQueue(spec, empty, { ...calm, readyPods });
    expect(queueLag(next)).toBe(0);
    expect(queueEffort(spec, empty, next, 1000)).toBeCloseTo(1);
  }
});

it('falls behind when more arrives than its consumers can take, or nobody consumes', () => {
  expect(queueLag(advanceQueue(claims, empty, { ...calm, arrivalFactor: 2.5 }))).toBe(60);
  expect(queueLag(advanceQueue(claims, empty, { ...calm, readyPods: 0 }))).toBe(60);
});

it('is no faster with more consumers than partitions', () => {
  const behind = { arrived: 1e6, consumed: 0 };
  const with12 = advanceQueue(claims, behind, { ...calm, readyPods: 12 });
  expect(advanceQueue(claims, behind, { ...calm, readyPods: 50 })).toEqual(with12);
});

it('never consumes what has not arrived, and loses nothing', () => {
  const facts = fc.record({
    dtMs: fc.integer({ min: 1, max: 1000 }),
    readyPods: fc.integer({ min: 0, max: 20 }),
    arrivalFactor: fc.double({ min: 0, max: 10, noNaN: true }),
  });
  const property = fc.property(fc.array(facts, { maxLength: 20 }), (ticks) => {
    let state = empty;
    for (const tick of ticks) {
      const next = advanceQueue(claims, state, tick);
      // Fractions of messages are added up, so the last digit may be off.
      expect(next.consumed - state.consumed).toBeGreaterThanOrEqual(-1e-9);
      expect(next.arrived - next.consumed).toBeGreaterThanOrEqual(-1e-9);
      state = next;
    }
  });
  fc.assert(property);
});
