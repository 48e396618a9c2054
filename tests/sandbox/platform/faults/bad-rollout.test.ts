import { expect, it } from 'vitest';
import { tellFaultStory } from '#tests/sandbox/platform/fault-story.ts';

const story = tellFaultStory();

it('hangs in a rollout whose new pods crash while the old ones go on serving', async () => {
  story.platform.inject('bad-rollout');
  await story.until(() => story.posted('firing', 'KubePodCrashLooping', 'payments'), 'the alert', 30_000);
  const payments = story.service('payments');
  expect(payments.pods.filter((pod) => pod.ready)).toHaveLength(3);
  expect(payments.pods.some((pod) => pod.restarts > 0)).toBe(true);
});

it('leaves the reason in the log of the crashed container', async () => {
  const crashing = story.service('payments').pods.find((pod) => !pod.ready);
  const log = await story.hands.core.readNamespacedPodLog({
    namespace: 'billing',
    name: crashing?.name ?? '',
    previous: true,
  });
  expect(log).toContain('required key "SETTINGS_SERVICE_URL" is not set');
});

it('is not healed by a restart', async () => {
  await story.hands.restart('billing', 'payments');
  await story.platform.advance(45_000);
  expect(story.service('payments').faults).toEqual(['bad-rollout']);
});

it('is healed by the good release, and the end is posted', async () => {
  const { items } = await story.hands.apps.listNamespacedReplicaSet({
    namespace: 'billing',
    labelSelector: 'app=payments',
  });
  const good = items.find((replicaSet) => (replicaSet.status?.readyReplicas ?? 0) > 0);
  const value = good?.spec?.template?.spec;
  const body = [{ op: 'replace', path: '/spec/template/spec', value }];
  await story.hands.apps.patchNamespacedDeployment({ namespace: 'billing', name: 'payments', body });
  await story.until(() => story.service('payments').faults.length === 0, 'the rollback', 30_000);
  await story.until(() => story.posted('resolved', 'KubePodCrashLooping', 'payments'), 'resolved', 60_000);
  expect(story.service('payments').health).toBe('healthy');
});
