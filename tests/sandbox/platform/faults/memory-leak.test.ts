import { expect, it } from 'vitest';
import { tellFaultStory } from '#tests/sandbox/platform/fault-story.ts';

const story = tellFaultStory();
const restarts = (): number => story.service('documents').pods.reduce((sum, pod) => sum + pod.restarts, 0);

it('rolls a leaking release out whose containers are OOMKilled again and again', async () => {
  story.platform.inject('memory-leak', 'documents');
  await story.until(() => story.posted('firing', 'ContainerOOMKilled', 'documents'), 'the alert', 120_000);
  expect(restarts()).toBeGreaterThan(0);
  const { items } = await story.hands.core.listNamespacedPod({ namespace: 'shared', labelSelector: 'app=documents' });
  const ends = items.flatMap((pod) => pod.status?.containerStatuses?.[0]?.lastState?.terminated ?? []);
  expect(ends).toContainEqual(expect.objectContaining({ reason: 'OOMKilled', exitCode: 137 }));
});

it('is only relieved by a restart: the memory fills again', async () => {
  await story.hands.restart('shared', 'documents');
  await story.until(() => restarts() === 0, 'the relief', 60_000);
  await story.until(() => restarts() > 0, 'the next kill', 120_000);
  expect(story.service('documents').faults).toEqual(['memory-leak']);
});

it('is healed by a rollback, and the end is posted', async () => {
  await story.hands.undo('shared', 'documents');
  // The restart made a revision of the same leaking image; the release before both is one further back.
  const image = async (): Promise<string | undefined> =>
    (await story.hands.apps.readNamespacedDeployment({ namespace: 'shared', name: 'documents' })).spec?.template.spec
      ?.containers[0]?.image;
  expect(await image()).toMatch(/canary/);
  const { items } = await story.hands.apps.listNamespacedReplicaSet({
    namespace: 'shared',
    labelSelector: 'app=documents',
  });
  const good = items.find((replicaSet) => !/canary/.test(replicaSet.spec?.template?.spec?.containers[0]?.image ?? ''));
  await story.hands.apps.patchNamespacedDeployment({
    namespace: 'shared',
    name: 'documents',
    body: [{ op: 'replace', path: '/spec/template/spec', value: good?.spec?.template?.spec }],
  });
  await story.until(() => story.service('documents').faults.length === 0, 'the rollback', 60_000);
  await story.until(() => story.posted('resolved', 'ContainerOOMKilled', 'documents'), 'resolved', 120_000);
  await story.platform.advance(90_000);
  expect(restarts()).toBe(0);
  expect(story.service('documents').health).toBe('healthy');
});
