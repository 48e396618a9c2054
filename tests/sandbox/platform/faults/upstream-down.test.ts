import { expect, it } from 'vitest';
import { setFaultScene } from '#tests/sandbox/platform/fault-scene.ts';

const scene = setFaultScene();
const peer = 'score.fraudwatch.example';

it('has a company outside answer 503, and fails the requests that need it', () => {
  scene.simulation.model.inject('upstream-down');
  const labels = { service: 'billing-api', peer };
  scene.expectSoon(() => scene.fires('ExternalDependencyFailing', labels), 'the alert', 40_000);
  scene.expectSoon(() => scene.fires('HighErrorRate', { service: 'billing-api' }), 'the failures', 40_000);
  expect(scene.query(`rate(http_client_requests_total{peer="${peer}",code="503"}[10s])`)[0]).toBeGreaterThan(5);
  expect(scene.logOf(scene.pods('billing-api')[0])).toContain('503 Service Unavailable');
});

it('is not healed by a restart', async () => {
  await scene.restart('billing-api');
  scene.advance(40_000);
  expect(scene.isAtWork('upstream-down')).toBe(true);
});

it('is healed by turning the feature off', async () => {
  await scene.operations('PUT', '/flags/fraud-scoring', { enabled: false });
  scene.expectSoon(() => scene.firing('billing-api').length === 0, 'the end', 60_000);
  scene.expectSoon(() => !scene.isAtWork('upstream-down'), 'the recovery outside', 60_000);
});
