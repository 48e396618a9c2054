import { expect, it } from 'vitest';
import { setFaultScene } from '#tests/sandbox/platform/fault-scene.ts';

const scene = setFaultScene();
const lossy = (): string =>
  scene.simulation.rules.alerts().find(({ rule }) => rule.alert === 'NodeNetworkReceiveErrs')?.labels['node'] ?? '';

it('breaks the packets of one node, and slows down whatever runs there', () => {
  scene.simulation.model.inject('packet-loss');
  scene.expectSoon(() => scene.fires('NodeNetworkReceiveErrs'), 'the alert', 40_000);
  scene.expectSoon(() => scene.fires('HighLatencyP99', { service: 'claims-api' }), 'the slow answers', 30_000);
  const retransmitted = 'rate(node_netstat_Tcp_RetransSegs[10s]) / rate(node_netstat_Tcp_OutSegs[10s]) > 0.02';
  expect(scene.query(retransmitted)).toHaveLength(1);
  const here = scene.pods('claims-api').find((pod) => pod.spec.nodeName === lossy());
  expect(scene.logOf(here)).toContain('i/o timeout');
});

it('is healed by draining the node, which the pool then replaces', async () => {
  await scene.drain(lossy());
  scene.expectSoon(() => !scene.isAtWork('packet-loss'), 'the new machine', 60_000);
  scene.expectSoon(() => !scene.fires('NodeNetworkReceiveErrs'), 'the end', 60_000);
  scene.expectSoon(() => scene.firing('claims-api').length === 0, 'the quick answers', 60_000);
});
