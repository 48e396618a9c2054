import { expect, it } from 'vitest';
import { createRuleEvaluator } from '#sandbox/prometheus/rule-evaluator.ts';
import { createTimeSeriesStore } from '#sandbox/prometheus/time-series-store.ts';

const rule = {
  alert: 'Slow',
  expr: 'p99 > 2000',
  forMs: 2000,
  labels: { severity: 'critical' },
  annotations: { summary: '{{ $labels.service }} {{ $value }}' },
};

it('is pending until its expression has held for long enough, then fires, then is gone', () => {
  const store = createTimeSeriesStore(60_000);
  const rules = createRuleEvaluator([rule], store);
  const states: string[] = [];
  for (const [second, value] of [1000, 3000, 3000, 3000, 1000, 3000].entries()) {
    store.append(second * 1000, [{ labels: { __name__: 'p99', service: 'auth' }, value }]);
    rules.evaluate(second * 1000);
    states.push(rules.alerts()[0]?.state ?? 'inactive');
  }
  expect(states).toEqual(['inactive', 'pending', 'pending', 'firing', 'inactive', 'pending']);
});

it('labels the alert with the series, the rule and its name', () => {
  const store = createTimeSeriesStore(60_000);
  const rules = createRuleEvaluator([{ ...rule, forMs: 0 }], store);
  store.append(0, [{ labels: { __name__: 'p99', service: 'auth' }, value: 2500 }]);
  rules.evaluate(0);
  expect(rules.alerts()).toEqual([
    expect.objectContaining({
      labels: { service: 'auth', severity: 'critical', alertname: 'Slow' },
      annotations: { summary: 'auth 2500' },
      firedAtMs: 0,
      value: 2500,
    }),
  ]);
});

it('looks at a rule with an interval that often only, and leaves its alert as it was in between', () => {
  const store = createTimeSeriesStore(60_000);
  const rules = createRuleEvaluator([{ ...rule, intervalMs: 3000 }], store);
  const states: string[] = [];
  for (const [second, value] of [3000, 1000, 1000, 3000, 1000, 1000, 1000].entries()) {
    store.append(second * 1000, [{ labels: { __name__: 'p99', service: 'auth' }, value }]);
    rules.evaluate(second * 1000);
    states.push(rules.alerts()[0]?.state ?? 'inactive');
  }
  expect(states).toEqual(['pending', 'pending', 'pending', 'firing', 'firing', 'firing', 'inactive']);
});
