import { expect, it } from 'vitest';
import { toRoutedAlert } from '#sandbox/platform/to-routed-alert.ts';
import type { ActiveAlert } from '#sandbox/prometheus/rule-evaluator.ts';

const alert: ActiveAlert = {
  rule: { alert: 'X', expr: '(up{a="b"} > 0) * 2', forMs: 0, labels: {}, annotations: {} },
  labels: { alertname: 'X', service: 'auth' },
  annotations: { summary: 's' },
  state: 'firing',
  activeAtMs: 1,
  firedAtMs: 2,
  value: 1,
};

it('adds the cluster and links back to the expression, escaped as Go does', () => {
  expect(toRoutedAlert(alert, 'http://p:9090')).toEqual({
    labels: { alertname: 'X', service: 'auth', cluster: 'northwind-prod' },
    annotations: { summary: 's' },
    startsAtMs: 2,
    endsAtMs: null,
    generatorUrl: 'http://p:9090/graph?g0.expr=%28up%7Ba%3D%22b%22%7D+%3E+0%29+%2A+2&g0.tab=1',
  });
});

it('hands on nothing that is only pending', () => {
  expect(toRoutedAlert({ ...alert, state: 'pending', firedAtMs: null }, '')).toBeNull();
});
