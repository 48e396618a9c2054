import { expect, it } from 'vitest';
import { tellFaultStory } from '#tests/sandbox/platform/fault-story.ts';

const story = tellFaultStory();

async function unreadyNode(): Promise<string> {
  const { items } = await story.hands.core.listNode();
  const node = items.find((candidate) =>
    candidate.status?.conditions?.some((condition) => condition.type === 'Ready' && condition.status !== 'True'),
  );
  return node?.metadata?.name ?? '';
}

it('loses the pods of a machine that falls silent, and says so', async () => {
  story.platform.inject('node-not-ready');
  await story.until(() => story.posted('firing', 'KubeNodeNotReady', 'kube-state-metrics'), 'the alert', 30_000);
  await story.until(
    () => story.posted('firing', 'KubeDeploymentReplicasMismatch', 'adjudication'),
    'the missing replicas',
    60_000,
  );
  expect(story.service('adjudication').replicas.ready).toBeLessThan(4);
  expect(await unreadyNode()).not.toBe('');
});

it('is not healed by scaling the service', async () => {
  await story.hands.scale('claims', 'adjudication', 5);
  await story.platform.advance(40_000);
  expect(await unreadyNode()).not.toBe('');
  expect(story.service('adjudication').replicas.ready).toBeLessThan(5);
});

it('is healed by draining the node, which the pool then replaces, and the end is posted', async () => {
  await story.hands.drain(await unreadyNode());
  await story.until(() => story.service('adjudication').replicas.ready === 5, 'the pods elsewhere', 20_000);
  await story.until(() => story.posted('resolved', 'KubeNodeNotReady', 'kube-state-metrics'), 'resolved', 60_000);
  expect(await unreadyNode()).toBe('');
  expect(story.platform.view().services.flatMap((service) => service.faults)).toEqual([]);
});
