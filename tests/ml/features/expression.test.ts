import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { readExpression } from '#ml/features/expression.ts';

test('reads metrics and the functions that shape the question', () => {
  const parts = readExpression(
    'histogram_quantile(0.99, sum by (le, service) (rate(http_request_duration_seconds_bucket{job="web"}[5m]))) > 2',
  );
  expect(parts.metrics).toEqual(['http_request_duration_seconds_bucket']);
  expect(parts.functions).toEqual(['histogram_quantile']);
});

test('reads matchers that name a state and leaves the others', () => {
  const { selectors } = readExpression(
    'kube_pod_container_status_waiting_reason{namespace="x",reason=~"ErrImagePull|ImagePullBackOff"} > 0',
  );
  expect(selectors).toEqual([['reason', 'errimagepull|imagepullbackoff']]);
});

test.each(['up == 0', 'up{job="claims"} == 0', 'sum(up{job="x"}) < 1'])(
  'sees that %s asks for up being 0',
  (expression) => {
    expect(readExpression(expression).comparesUpToZero).toBe(true);
  },
);

test.each(['up == 1', 'backup == 0', 'pg_up == 0'])('does not take %s for up being 0', (expression) => {
  expect(readExpression(expression).comparesUpToZero).toBe(false);
});

test('does not take label names in by(), on() and ignoring() for metrics', () => {
  const { metrics } = readExpression('a_total / on (pod, node) group_left (zone) b_total unless ignoring (le) c_total');
  expect(metrics).toEqual(['a_total', 'b_total', 'c_total']);
});

test('leaves comments out', () => {
  expect(readExpression('# about foo_total\nbar_total > 0').metrics).toEqual(['bar_total']);
});

test('reads any text of any language without failing', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      const { metrics, functions } = readExpression(text);
      expect(new Set(metrics).size).toBe(metrics.length);
      expect(new Set(functions).size).toBe(functions.length);
    }),
  );
});
