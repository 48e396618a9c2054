import { expect, test } from 'vitest';
import { testRecord } from '#tests/exam/test-record.ts';
import { findingRates } from './finding-rates.ts';
import { suggestRatios } from './suggest.ts';

const incidents = (count: number, cause: string, findings: Readonly<Record<string, boolean>>) =>
  Array.from({ length: count }, () => testRecord({ cause, findings }));

test('names a finding that tells a cause from all others and that the catalogue does not weigh', () => {
  const records = [
    ...incidents(6, 'dns_failure', { gc_time_high: true }),
    ...incidents(60, 'bad_rollout', { gc_time_high: false }),
  ];
  const [first] = suggestRatios(findingRates(records));
  expect(first).toMatchObject({ cause: 'dns_failure', finding: 'gc_time_high' });
  expect(first?.current).toEqual({ ratioIfPresent: 1, ratioIfAbsent: 1 });
});

test('says nothing of a cause that came fewer than three times', () => {
  const records = [
    ...incidents(2, 'dns_failure', { gc_time_high: true }),
    ...incidents(60, 'bad_rollout', { gc_time_high: false }),
  ];
  expect(suggestRatios(findingRates(records)).filter(({ cause }) => cause === 'dns_failure')).toEqual([]);
});
