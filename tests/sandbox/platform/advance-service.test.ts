import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { advanceService, smoothstep, type ServiceFacts } from '#sandbox/platform/advance-service.ts';
import { noPressure } from '#sandbox/platform/pressure.ts';
import { serviceCatalogue } from '#sandbox/platform/service-catalogue.ts';
import type { ServiceSpec } from '#sandbox/platform/service-spec.ts';
import { initialState, type ServiceState } from '#sandbox/platform/service-state.ts';

const [claims] = serviceCatalogue as readonly [ServiceSpec];
const calm: ServiceFacts = {
  dtMs: 250,
  readyPods: 4,
  pressure: noPressure,
  memoryRatio: 0.5,
  cpuShare: 1,
  dependencies: [],
  random: () => 0.5,
};

function settle(facts: Partial<ServiceFacts>, seconds = 30): ServiceState {
  let state = initialState(claims);
  for (let tick = 0; tick < seconds * 4; tick += 1) state = advanceService(claims, state, { ...calm, ...facts });
  return state;
}

describe('advanceService', () => {
  it('stays where it is when nothing is wrong', () => {
    expect(settle({})).toMatchObject({ p99Ms: expect.closeTo(180, 0), errorRate: expect.closeTo(0.002, 3) });
  });

  it('waits for connections when they are held, with few errors', () => {
    const state = settle({ pressure: { ...noPressure, heldConnections: 62 } });
    expect(state.activeConnections).toBeCloseTo(98.5, 0);
    expect(state.p99Ms).toBeGreaterThan(3300);
    expect(state.errorRate).toBeLessThan(0.05);
  });

  it('saturates its CPU under traffic, and has room again with more pods', () => {
    const busy = { ...noPressure, requestFactor: 3.4 };
    expect(settle({ pressure: busy }).cpuRatio).toBeGreaterThan(0.95);
    expect(settle({ pressure: busy, readyPods: 8 }).cpuRatio).toBeLessThan(0.75);
  });

  it('is throttled by a CPU limit below its need, slow, and yet far from a full CPU', () => {
    const state = settle({ cpuShare: 0.25 });
    expect(state.throttledShare).toBeGreaterThan(0.9);
    expect(state.cpuRatio).toBeCloseTo(0.25);
    expect(state.p99Ms).toBeGreaterThan(400);
    expect(settle({ cpuShare: 0.8 })).toMatchObject({ throttledShare: 0, p99Ms: expect.closeTo(180, 0) });
  });

  it('waits and fails as much as something outside its pods makes it', () => {
    const state = settle({ pressure: { ...noPressure, slowMs: 4000, failureShare: 0.3 } });
    expect(state.p99Ms).toBeCloseTo(4180, -2);
    expect(state.errorRate).toBeCloseTo(0.3, 1);
  });

  it('fails every request without a ready pod', () => {
    const state = settle({ readyPods: 0 });
    expect(state.errorRate).toBeGreaterThan(0.99);
    expect(state.requestsByCode['503']).toBeGreaterThan(0);
  });

  it('inherits slowness and errors by the weight of the dependency', () => {
    const state = settle({ dependencies: [{ weight: 0.2, excessMs: 1000, errorRate: 1 }] });
    expect(state.p99Ms).toBeCloseTo(380, -1);
    expect(state.errorRate).toBeCloseTo(0.2, 1);
  });

  it('keeps every gauge in its bounds and every counter rising, whatever happens', () => {
    const facts = fc.record({
      dtMs: fc.integer({ min: 1, max: 1000 }),
      readyPods: fc.integer({ min: 0, max: 12 }),
      pressure: fc.record({
        requestFactor: fc.double({ min: 0, max: 10, noNaN: true }),
        workFactor: fc.double({ min: 0.1, max: 10, noNaN: true }),
        heldConnections: fc.integer({ min: 0, max: 500 }),
        slowMs: fc.integer({ min: 0, max: 10_000 }),
        failureShare: fc.double({ min: 0, max: 1, noNaN: true }),
      }),
      cpuShare: fc.double({ min: 0.01, max: 1, noNaN: true }),
      memoryRatio: fc.double({ min: 0, max: 1, noNaN: true }),
      dependencies: fc.array(
        fc.record({
          weight: fc.double({ min: 0, max: 1, noNaN: true }),
          excessMs: fc.double({ min: 0, max: 5000, noNaN: true }),
          errorRate: fc.double({ min: 0, max: 1, noNaN: true }),
        }),
        { maxLength: 3 },
      ),
      random: fc.double({ min: 0, max: 0.999, noNaN: true }).map((value) => () => value),
    });
    const property = fc.property(fc.array(facts, { minLength: 1, maxLength: 20 }), (ticks) => {
      let state = initialState(claims);
      for (const tick of ticks) {
        const next = advanceService(claims, state, tick);
        expect(next.errorRate).toBeGreaterThanOrEqual(0);
        expect(next.errorRate).toBeLessThanOrEqual(1);
        expect(next.cpuRatio).toBeGreaterThanOrEqual(0);
        expect(next.cpuRatio).toBeLessThanOrEqual(1);
        expect(next.throttledShare).toBeGreaterThanOrEqual(0);
        expect(next.throttledShare).toBeLessThanOrEqual(1);
        expect(next.activeConnections).toBeLessThanOrEqual(claims.poolMax);
        expect(next.p99Ms).toBeGreaterThan(0);
        expect(next.p50Ms).toBeLessThan(next.p99Ms * 10);
        for (const code of ['200', '404', '500', '503'] as const) {
          expect(next.requestsByCode[code]).toBeGreaterThanOrEqual(state.requestsByCode[code]);
        }
        state = next;
      }
    });
    fc.assert(property);
  });
});

it('steps smoothly from nought to one', () => {
  expect([0, 1, 1.5, 2, 3].map((value) => smoothstep(1, 2, value))).toEqual([0, 0, 0.5, 1, 1]);
});
