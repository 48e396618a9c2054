import { describe, expect, test } from 'vitest';
import { fieldOf } from '#domain/kubernetes-object.ts';
import { type ActionSetting, image } from './setting.ts';

/** Changes of workloads. */
export function describeActionRollouts(current: () => ActionSetting): void {
  describe('changing workloads', () => {
    test.each(['deployment/web', 'statefulset/db', 'daemonset/agent'])(
      'restarts %s, every pod once',
      async (target) => {
        const { take, pods, uids } = current();
        const app = target.split('/')[1] ?? '';
        const before = await uids(app);
        const outcome = await take(`action: rollout_restart, target: ${target}`);
        expect(outcome).toMatchObject({ kind: 'done', summary: expect.stringContaining('pods new and ready') });
        const after = (await pods(app)).filter((pod) => pod.metadata.deletionTimestamp === undefined);
        expect(after.filter((pod) => before.includes(pod.metadata.uid))).toEqual([]);
      },
    );

    test('scales up and back down', async () => {
      const { take } = current();
      await expect(take('action: scale, target: deployment/web, replicas: "+1"')).resolves.toMatchObject({
        kind: 'done',
        output: { previous_replicas: 2, replicas: 3, ready_replicas: 3 },
      });
      await expect(take('action: scale, target: deployment/web, replicas: 2')).resolves.toMatchObject({ kind: 'done' });
      await expect(take('action: scale, target: statefulset/db, replicas: 1')).resolves.toMatchObject({ kind: 'done' });
      await expect(take('action: scale, target: statefulset/db, replicas: 2')).resolves.toMatchObject({ kind: 'done' });
    });

    test.each(['deployment/web', 'statefulset/db', 'daemonset/agent'])(
      'sets the image of %s and rolls it back',
      async (target) => {
        const { take, read } = current();
        const imageOf = async () => fieldOf(await read(target), 'spec', 'template', 'spec', 'containers', 0, 'image');
        const next = 'registry.example/web:2.0';
        const set = await take(`action: set_image, target: ${target}, image: "${next}"`);
        expect(set).toMatchObject({ kind: 'done', output: { container: 'api', previous_image: image, image: next } });
        expect(await imageOf()).toBe(next);
        const back = await take(`action: rollback, target: ${target}`);
        expect(back).toMatchObject({ kind: 'done', output: { images: [image] } });
        expect(await imageOf()).toBe(image);
        await expect(take(`action: rollback, target: ${target}, to_revision: 99`)).resolves.toMatchObject({
          kind: 'failed',
          reason: expect.stringContaining('there is no revision 99'),
        });
      },
    );

    test('raises limits, and refuses a request above its limit', async () => {
      const { take } = current();
      const outcome = await take(
        'action: set_resources, target: deployment/web, limits: {memory: "+50%"}, max_memory: 1Gi',
      );
      expect(outcome).toMatchObject({
        kind: 'done',
        output: { previous: { limits: { memory: '256Mi' } }, resources: { limits: { memory: '384Mi' } } },
      });
      await expect(
        take('action: set_resources, target: deployment/web, requests: {memory: 2Gi}'),
      ).resolves.toMatchObject({
        kind: 'failed',
        reason: expect.stringContaining('above limits.memory of 384Mi'),
      });
    });

    test.each([
      ['merge', '{metadata: {annotations: {note: "{{ service }}"}}}'],
      ['strategic', '{spec: {template: {spec: {containers: [{name: api, env: [{name: MODE, value: live}]}]}}}}'],
      ['json', '[{op: add, path: /metadata/labels, value: {app: web, tier: "1"}}]'],
    ])('patches by a %s patch', async (type, body) => {
      const { take } = current();
      const outcome = await take(`action: patch, target: deployment/web, patch_type: ${type}, body: ${body}`);
      expect(outcome).toMatchObject({
        kind: 'done',
        summary: expect.stringContaining('patched deployment actions/web'),
      });
    });

    test("says in the server's words what it does not take", async () => {
      const { take } = current();
      const outcome = await take('action: patch, target: deployment/web, body: {spec: {replicas: -1}}');
      expect(outcome).toMatchObject({ kind: 'failed', reason: expect.stringContaining('spec.replicas') });
    });
  });
}
