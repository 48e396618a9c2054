import { expect, it } from 'vitest';
import { setFaultScene } from '#tests/sandbox/platform/fault-scene.ts';

const scene = setFaultScene();
const waiting = (): readonly string[] =>
  scene.pods('notifications').flatMap((pod) => pod.status?.containerStatuses?.[0]?.state.waiting?.reason ?? []);

it('hangs in a rollout whose new pod waits for its image while the old ones go on serving', () => {
  scene.simulation.model.inject('bad-image');
  scene.expectSoon(() => scene.fires('KubeContainerWaiting', { service: 'notifications' }), 'the alert', 30_000);
  expect(waiting()).toEqual(['ImagePullBackOff']);
  expect(scene.simulation.model.state('notifications').readyPods).toBe(2);
});

it('leaves what the registry says in the events', async () => {
  const path = '/api/v1/namespaces/shared/events?fieldSelector=reason%3DFailed';
  expect(JSON.stringify(await scene.kubernetes('GET', path))).toMatch(/notifications:[\w.-]+-hotfix\.3: not found/);
});

it('is not healed by deleting the pod, whose successor waits for the same image', async () => {
  await scene.deletePod(scene.pods('notifications').find((pod) => pod.status?.phase === 'Pending'));
  scene.advance(30_000);
  expect(waiting()).toEqual(['ImagePullBackOff']);
});

it('is healed by a rollback', async () => {
  await scene.undo('notifications');
  scene.expectSoon(() => !scene.isAtWork('bad-image'), 'the image before', 60_000);
  scene.expectSoon(() => scene.firing('notifications').length === 0, 'the end', 60_000);
});
