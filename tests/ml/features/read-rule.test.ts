import { expect, test } from 'vitest';
import { readRule } from '#ml/features/read-rule.ts';

test('sees metrics, functions, matchers on states and what the metrics stand for', () => {
  const { occurrences, sightings } = readRule('absent(kube_job_failed{condition="true"})');
  expect(occurrences.map(({ feature }) => feature)).toEqual(
    expect.arrayContaining(['metric:kube_job_failed', 'metric:~job', 'rule:absent()', 'rule:condition=true']),
  );
  expect(sightings.map(({ what }) => what)).toContain('metric kube_job_failed');
});

test('reads an expression once, and keeps no endless one', () => {
  expect(readRule('up == 0')).toBe(readRule('up == 0'));
  const long = `up ${'or up '.repeat(300)}`;
  expect(readRule(long).key).toBeNull();
  expect(readRule(long)).toEqual(readRule(long));
});
