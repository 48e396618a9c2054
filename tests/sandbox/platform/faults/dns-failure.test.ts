import { expect, it } from 'vitest';
import { setFaultScene } from '#tests/sandbox/platform/fault-scene.ts';

const scene = setFaultScene();
const path = '/api/v1/namespaces/kube-system/configmaps/coredns';

it('fails lookups all over the cluster, and says so', () => {
  scene.simulation.model.inject('dns-failure');
  scene.expectSoon(() => scene.fires('CoreDNSErrorsHigh'), 'the alert', 30_000);
  scene.expectSoon(() => scene.fires('HighErrorRate', { service: 'claims-api' }), 'the failing calls', 30_000);
  expect(scene.logOf(scene.pods('claims-api')[0])).toContain(
    'lookup eligibility.members.svc.cluster.local on 10.96.0.10:53: no such host',
  );
});

it('is not healed by a restart', async () => {
  await scene.restart('claims-api');
  scene.advance(30_000);
  expect(scene.fires('HighErrorRate', { service: 'claims-api' })).toBe(true);
});

it('is healed by the Corefile as it was', async () => {
  const { data } = (await scene.kubernetes('GET', path)) as unknown as { data: { Corefile: string } };
  const Corefile = data.Corefile.replace('forward . 10.99.0.53', 'forward . /etc/resolv.conf');
  await scene.kubernetes('PATCH', path, { data: { Corefile } }, 'merge-patch');
  scene.expectSoon(() => !scene.isAtWork('dns-failure'), 'the reload', 15_000);
  scene.expectSoon(
    () => !scene.fires('CoreDNSErrorsHigh') && scene.firing('claims-api').length === 0,
    'the end',
    60_000,
  );
});
