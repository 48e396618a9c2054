import { describe, expect, test } from 'vitest';
import type { ObjectPatch } from '#clients/kubernetes/object-patch.ts';
import { fieldOf } from '#domain/kubernetes-object.ts';
import { outsideErrorOf } from '#tests/support/outside-error-of.ts';
import { contractImage, type ContractSetting } from './setting.ts';

const act = { dryRun: false };

/** One change, said in each of the three languages. */
const patches: Readonly<Record<ObjectPatch['type'], (data: string) => object>> = {
  strategic: (data) => ({ data: { strategic: data } }),
  merge: (data) => ({ data: { merge: data } }),
  json: (data) => [{ op: 'add', path: '/data/json', value: data }],
};
const types = Object.keys(patches) as ObjectPatch['type'][];

/** Creating and patching. */
export function describeWrites(current: () => ContractSetting): void {
  describe('writing', () => {
    const createSettings = async (name: string) => {
      const { client, namespace } = current();
      const content = { data: { first: '1' } };
      return client.create(
        { kind: 'configmap', namespace, name, labels: { app: name }, annotations: { why: 'test' }, content },
        act,
      );
    };

    test('creates an object with its labels and annotations', async () => {
      const created = await createSettings('contract-created');
      expect(created).toMatchObject({
        apiVersion: 'v1',
        kind: 'ConfigMap',
        metadata: { labels: { app: 'contract-created' }, annotations: { why: 'test' } },
        data: { first: '1' },
      });
      const { client, ref } = current();
      expect(await client.get(ref('configmap', 'contract-created'))).toEqual(created);
    });

    test('says that there is one of that name, or that the namespace is missing', async () => {
      const { client, namespace } = current();
      await createSettings('contract-twice');
      const again = { kind: 'configmap', namespace, name: 'contract-twice', content: {} } as const;
      expect(await outsideErrorOf(client.create(again, act))).toMatchObject({
        code: 'AlreadyExists',
        retry: { kind: 'no' },
      });
      const elsewhere = { ...again, namespace: 'nowhere' };
      expect(await outsideErrorOf(client.create(elsewhere, act))).toMatchObject({
        code: 'NotFound',
        retry: { kind: 'no' },
      });
    });

    test.each(types)('changes only the version it is bound to, by a %s patch', async (type) => {
      const { client, ref } = current();
      const name = `contract-${type}`;
      const { resourceVersion } = (await createSettings(name)).metadata;
      const patch = (data: string, version: string) =>
        client.patch(ref('configmap', name), { type, body: patches[type](data) }, { ...act, resourceVersion: version });
      const changed = await patch('new', resourceVersion);
      expect(changed['data']).toEqual({ first: '1', [type]: 'new' });
      const error = await outsideErrorOf(patch('newer', resourceVersion));
      expect(error).toMatchObject({ code: 'Conflict', retry: { kind: 'no' } });
      expect(error.message).toContain(`it is no longer at version ${resourceVersion}`);
      expect(await client.get(ref('configmap', name))).toEqual(changed);
    });

    test('merges a list by its key in a strategic patch, and replaces it in a merge patch', async () => {
      const { client, deployment } = current();
      const containers = [{ name: 'api', env: [{ name: 'LEVEL', value: 'debug' }] }];
      const body = { spec: { template: { spec: { containers } } } };
      const strategic = await client.patch(deployment, { type: 'strategic', body }, { dryRun: true });
      expect(fieldOf(strategic, 'spec', 'template', 'spec', 'containers', 0)).toMatchObject({
        image: contractImage,
        env: expect.arrayContaining([
          { name: 'LEVEL', value: 'debug' },
          { name: 'MODE', value: 'live' },
        ]) as unknown,
      });
      const error = await outsideErrorOf(client.patch(deployment, { type: 'merge', body }, { dryRun: true }));
      expect(error).toMatchObject({ code: 'Invalid' });
      expect(error.message).toContain('spec.template.spec.containers[0].image');
    });

    test('changes nothing in a dry run, and shows what would become', async () => {
      const { client, deployment, read, ref, namespace } = current();
      const before = await read();
      const patched = await client.patch(
        deployment,
        { type: 'merge', body: { spec: { replicas: 7 } } },
        { dryRun: true },
      );
      expect(fieldOf(patched, 'spec', 'replicas')).toBe(7);
      expect(patched.metadata.uid).toBe(before.metadata.uid);
      await client.remove(deployment, { dryRun: true });
      expect((await read()).metadata).toMatchObject({
        generation: before.metadata.generation,
        uid: before.metadata.uid,
      });
      const proposed = {
        kind: 'configmap',
        namespace,
        name: 'contract-proposed',
        content: { data: { a: '1' } },
      } as const;
      const shown = await client.create(proposed, { dryRun: true });
      expect(shown).toMatchObject({ kind: 'ConfigMap', metadata: { resourceVersion: '' }, data: { a: '1' } });
      expect(await client.get(ref('configmap', 'contract-proposed'))).toBeNull();
    });

    test('tells every cause of an invalid change', async () => {
      const { client, deployment } = current();
      const body = { spec: { replicas: -1 } };
      const error = await outsideErrorOf(client.patch(deployment, { type: 'merge', body }, { dryRun: true }));
      expect(error).toMatchObject({ code: 'Invalid', retry: { kind: 'no' } });
      expect(error.message).toContain('spec.replicas');
      expect(error.message).toContain('must be greater than or equal to 0');
    });

    test('says that what it should change does not exist', async () => {
      const { client, ref } = current();
      const patch = { type: 'merge', body: { data: {} } } as const;
      expect(await outsideErrorOf(client.patch(ref('configmap', 'nobody'), patch, act))).toMatchObject({
        code: 'NotFound',
        retry: { kind: 'no' },
      });
      expect(await outsideErrorOf(client.patch(ref('cronjob', 'nobody'), patch, act))).toMatchObject({
        code: 'NotFound',
      });
    });
  });
}
