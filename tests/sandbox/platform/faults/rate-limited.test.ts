import { expect, it } from 'vitest';
import { setFaultScene } from '#tests/sandbox/platform/fault-scene.ts';

const scene = setFaultScene();
const peer = 'api.care-ratings.example';

it('has a company outside refuse calls, and fails the requests that need it', () => {
  scene.simulation.model.inject('rate-limited');
  const labels = { service: 'provider-directory', peer };
  scene.expectSoon(() => scene.fires('ExternalDependencyFailing', labels), 'the alert', 40_000);
  scene.expectSoon(() => scene.fires('HighErrorRate', { service: 'provider-directory' }), 'the failures', 40_000);
  expect(scene.query(`rate(http_client_requests_total{peer="${peer}",code="429"}[10s])`)[0]).toBeGreaterThan(5);
  expect(scene.logOf(scene.pods('provider-directory')[0])).toContain('429 Too Many Requests');
});

it('is not healed by a restart', async () => {
  await scene.restart('provider-directory');
  scene.advance(40_000);
  expect(scene.isAtWork('rate-limited')).toBe(true);
});

it('is healed by turning the feature off', async () => {
  await scene.operations('PUT', '/flags/provider-ratings', { enabled: false });
  scene.expectSoon(() => scene.firing('provider-directory').length === 0, 'the end', 60_000);
  scene.expectSoon(() => !scene.isAtWork('rate-limited'), 'the recovery outside', 60_000);
});
