import fc from 'fast-check';
import { expect, it } from 'vitest';
import { advanceCalls, initialCalls, type CallFacts } from '#sandbox/platform/calls.ts';
import { flagCatalogue } from '#sandbox/platform/feature-flags.ts';
import { serviceCatalogue } from '#sandbox/platform/service-catalogue.ts';

const flags = flagCatalogue.map((flag) => ({ ...flag, enabled: true, changedAtMs: null }));
const calls = initialCalls(serviceCatalogue, flags);
const [first] = calls;
const calm: CallFacts = {
  dtMs: 1000,
  callsPerSecond: 100,
  peerErrorRate: 0,
  peerP99Seconds: 0.1,
  isPeerDown: false,
  trouble: null,
};
if (!first) throw new Error('nobody calls anybody');

it('knows a client for every dependency and for every host outside', () => {
  const dependencies = serviceCatalogue.reduce((sum, { dependsOn }) => sum + dependsOn.length, 0);
  expect(calls).toHaveLength(dependencies + flagCatalogue.length);
});

it('counts a refused, a failed and a troubled call by their codes', () => {
  const codes = (facts: Partial<CallFacts>) => Object.keys(advanceCalls(first, { ...calm, ...facts }).attemptsByCode);
  expect(codes({})).toEqual(['200']);
  expect(codes({ peerErrorRate: 0.1 })).toEqual(['200', '500']);
  expect(codes({ peerErrorRate: 1, isPeerDown: true })).toEqual(['200', '503']);
  expect(codes({ trouble: { failedShare: 0.5, code: '429' } })).toEqual(['200', '429']);
});

it('retries as often as a trouble says, and every attempt counts', () => {
  const after = advanceCalls(first, { ...calm, trouble: { failedShare: 0.25, code: '503', retriesPerCall: 3 } });
  expect(after.retries).toBeCloseTo(300);
  expect(after.attemptsByCode['200']).toBeCloseTo(300);
  expect(after.attemptsByCode['503']).toBeCloseTo(100);
});

it('never counts backwards, and counts each attempt once', () => {
  const facts = fc.record({
    dtMs: fc.integer({ min: 1, max: 5000 }),
    callsPerSecond: fc.double({ min: 0, max: 1000, noNaN: true }),
    peerErrorRate: fc.double({ min: 0, max: 1, noNaN: true }),
    peerP99Seconds: fc.double({ min: 0, max: 10, noNaN: true }),
    isPeerDown: fc.boolean(),
    trouble: fc.option(
      fc.record({ failedShare: fc.double({ min: 0, max: 1, noNaN: true }), code: fc.constantFrom('429', '504') }),
    ),
  });
  const property = fc.property(facts, (tick) => {
    const after = advanceCalls(first, tick);
    const counted = Object.values(after.attemptsByCode).reduce((sum, count) => sum + count, 0);
    const asked = (tick.callsPerSecond * tick.dtMs) / 1000 + after.retries;
    expect(counted).toBeCloseTo(asked, 5);
    expect(after.retries).toBeGreaterThanOrEqual(0);
  });
  fc.assert(property, { numRuns: 200 });
});
