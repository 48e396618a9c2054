import { describe, expect, it } from 'vitest';
import { alertEvidence } from '#incidents/evidence/alert-evidence.ts';
import { alertMeanings } from '#incidents/evidence/alert-meanings.ts';
import { isFindingId } from '#ml/findings.ts';
import { useTestDeps } from '#tests/support/test-deps.ts';
import { collectFrom, questionAbout, seen } from './question-about.ts';

const test = useTestDeps();
const saidBy = async (expression: string, labels: Readonly<Record<string, string>> = {}) => {
  const generatorUrl = `http://prometheus.example/graph?${new URLSearchParams({ 'g0.expr': expression }).toString()}`;
  return collectFrom(alertEvidence, await questionAbout(test, { generatorUrl, labels, name: 'SomeRule' }));
};

describe('alertEvidence', () => {
  it.each([
    ['probe_ssl_earliest_cert_expiry - time() < 86400 * 14', {}, ['certificate_expiring']],
    ['kube_node_status_condition{condition="Ready",status="true"} == 0', {}, ['node_not_ready']],
    ['kube_pod_container_status_waiting_reason > 0', { reason: 'ImagePullBackOff' }, ['image_pull_failing']],
    ['sum(kafka_consumergroup_lag) by (consumergroup) > 1000', {}, ['queue_lag_growing']],
    ['container_cpu_cfs_throttled_periods_total / container_cpu_cfs_periods_total > 0.25', {}, ['cpu_throttled']],
    ['histogram_quantile(0.99, rate(http_request_duration_seconds_bucket[5m])) > 1', {}, []],
    ['kube_pod_container_status_waiting_reason > 0', {}, []],
  ] as const)('says of %s %j what it has measured', async (expression, labels, findings) => {
    expect(seen(await saidBy(expression, labels))).toEqual(findings);
  });

  it('cites the alert', async () => {
    const { findings } = await saidBy('pg_replication_lag_seconds > 30');
    expect(findings).toMatchObject([{ id: 'replication_lag_high', present: true, source: 'alert' }]);
    expect(findings[0]?.reference).toMatch(/^alert [0-9a-f]+/);
    expect(findings[0]?.text).toMatch(/^SomeRule fires: /);
  });

  it('never says that something is absent because no rule watches it', async () => {
    expect((await saidBy('up == 0')).findings).toEqual([]);
  });

  it('has no meaning that the catalogue of findings does not know', () => {
    expect(alertMeanings.map(({ finding }) => finding).every(isFindingId)).toBe(true);
  });
});
