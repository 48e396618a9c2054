import { expect, it } from 'vitest';
import { setFaultScene } from '#tests/sandbox/platform/fault-scene.ts';

const scene = setFaultScene();
const path = '/apis/networking.k8s.io/v1/namespaces/shared/networkpolicies/auth-ingress';
const callsOf = (code: string): string =>
  `sum(rate(http_client_requests_total{peer="auth",service="member-portal",code="${code}"}[10s]))`;

it('has the callers run into timeouts while the service itself is well', () => {
  scene.simulation.model.inject('network-policy');
  scene.expectSoon(() => scene.fires('HighErrorRate', { service: 'member-portal' }), 'the alert', 30_000);
  expect(scene.firing('auth')).toEqual([]);
  expect(scene.simulation.model.state('auth').readyPods).toBe(4);
  expect(scene.query(callsOf('504'))[0]).toBeGreaterThan(20);
  expect(scene.logOf(scene.pods('member-portal')[0])).toContain('dial tcp auth:80: i/o timeout');
});

it('is not healed by a restart of the service', async () => {
  await scene.restart('auth');
  scene.advance(30_000);
  expect(scene.fires('HighErrorRate', { service: 'member-portal' })).toBe(true);
});

it('stays for the callers that a policy still leaves out', async () => {
  const from = [{ podSelector: { matchLabels: { app: 'documents' } } }];
  await scene.kubernetes('PATCH', path, { spec: { ingress: [{ from }] } }, 'merge-patch');
  scene.advance(5000);
  expect(scene.isAtWork('network-policy')).toBe(true);
});

it('is healed by deleting the policy', async () => {
  await scene.kubernetes('DELETE', path);
  scene.advance(1000);
  expect(scene.isAtWork('network-policy')).toBe(false);
  scene.expectSoon(() => scene.firing('member-portal').length === 0, 'the end', 60_000);
});
