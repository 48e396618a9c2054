import { expect, it } from 'vitest';
import { createFeatureFlags } from '#sandbox/platform/feature-flags.ts';
import { outsideCalls } from '#sandbox/platform/outside-calls.ts';

it('calls nobody while the flag is off, and waits as long as the host takes while it is on', () => {
  const flags = createFeatureFlags(() => 0);
  const calls = (seconds: number | null) => outsideCalls(flags.list(), 'billing-api', () => seconds);
  expect(calls(null)).toMatchObject([{ flag: { key: 'fraud-scoring' }, excessMs: 0 }]);
  expect(calls(4)).toMatchObject([{ p99Seconds: 4, excessMs: 3820 }]);
  expect(outsideCalls(flags.list(), 'auth', () => 4)).toEqual([]);
  flags.set('fraud-scoring', false);
  expect(calls(4)).toEqual([]);
});
