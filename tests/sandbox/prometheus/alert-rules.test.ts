import { readdir } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { alertRules } from '#sandbox/prometheus/alert-rules.ts';
import { parsePromql } from '#sandbox/prometheus/promql/parse-promql.ts';

it('has every rule of the folder once, with an expression that can be evaluated', async () => {
  expect(new Set(alertRules.map(({ alert }) => alert)).size).toBe(alertRules.length);
  expect(alertRules).toHaveLength((await readdir('sandbox/prometheus/rules')).length);
  for (const { expr } of alertRules) expect(() => parsePromql(expr)).not.toThrow();
});

it('says of every rule how bad it is, what is wrong in one line and at length, and where one may read on', () => {
  for (const { labels, annotations } of alertRules) {
    expect(labels['severity']).toMatch(/^(critical|warning)$/);
    expect(annotations['summary']?.length).toBeGreaterThan(15);
    expect(annotations['description']?.length).toBeGreaterThan(annotations['summary']?.length ?? 0);
    expect(annotations['runbook_url']).toMatch(/^https:\/\/runbooks\.northwind\.example\/[a-z-]+$/);
  }
});
