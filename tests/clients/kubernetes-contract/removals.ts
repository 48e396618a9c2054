import { describe, expect, test } from 'vitest';
import { outsideErrorOf } from '#tests/support/outside-error-of.ts';
import type { ContractSetting } from './setting.ts';

const act = { dryRun: false };

/** Deleting. */
export function describeRemovals(current: () => ContractSetting): void {
  describe('removing', () => {
    test('removes the very object that was seen, and no other of its name', async () => {
      const { client, namespace, ref } = current();
      const created = await client.create({ kind: 'configmap', namespace, name: 'contract-removed', content: {} }, act);
      const target = ref('configmap', 'contract-removed');
      const { uid, resourceVersion } = created.metadata;
      const error = await outsideErrorOf(client.remove(target, { ...act, uid: 'another' }));
      expect(error).toMatchObject({ code: 'Conflict', retry: { kind: 'no' } });
      expect(error.message).toContain('it is no longer the object of uid another');
      expect(await outsideErrorOf(client.remove(target, { ...act, resourceVersion: '1' }))).toMatchObject({
        code: 'Conflict',
      });
      await client.remove(target, { dryRun: true, uid, resourceVersion });
      expect(await client.get(target)).toEqual(created);
      await client.remove(target, { ...act, uid, resourceVersion });
      expect(await client.get(target)).toBeNull();
      expect(await outsideErrorOf(client.remove(target, act))).toMatchObject({
        code: 'NotFound',
        retry: { kind: 'no' },
      });
    });

    test('removes what a job owns with it', async () => {
      const { client, namespace, ref, settle } = current();
      const template = {
        spec: { restartPolicy: 'Never', containers: [{ name: 'work', image: 'registry.example/work:1' }] },
      };
      await client.create({ kind: 'job', namespace, name: 'contract-job', content: { spec: { template } } }, act);
      const pods = () => client.list('pod', namespace, { labels: 'job-name=contract-job' });
      await settle("the job's pod", async () => (await pods()).length === 1);
      await client.remove(ref('job', 'contract-job'), act);
      expect(await settle("the job's pod to go", async () => (await pods()).length === 0 && 'gone')).toBe('gone');
    });
  });
}
