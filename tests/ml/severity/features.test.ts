import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { columnsThatOnlyRaise, rankOf, severityColumns, severityVector } from '#ml/severity/features.ts';
import { anyFacts, plainFacts } from './facts.ts';

it('gives a finite number of the order of 1 for every column, whatever the facts', () => {
  fc.assert(
    fc.property(anyFacts, (facts) => {
      const vector = severityVector(facts);
      expect(vector).toHaveLength(severityColumns.length);
      for (const value of vector) expect(Math.abs(value)).toBeLessThanOrEqual(2);
    }),
  );
  expect(columnsThatOnlyRaise).toHaveLength(severityColumns.length);
});

it('reads the hour around the clock: a minute before midnight is near a minute after', () => {
  const hourOf = (at: string) => severityVector({ ...plainFacts, at: new Date(at) }).slice(-2);
  const [before, after] = [hourOf('2026-03-01T23:59:00Z'), hourOf('2026-03-02T00:01:00Z')];
  expect(Math.hypot((before[0] ?? 0) - (after[0] ?? 0), (before[1] ?? 0) - (after[1] ?? 0))).toBeLessThan(0.02);
});

it('ranks severities from mild to grave', () => {
  expect((['sev4', 'sev3', 'sev2', 'sev1'] as const).map(rankOf)).toEqual([0, 1, 2, 3]);
});
