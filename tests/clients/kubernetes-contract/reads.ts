import { describe, expect, test } from 'vitest';
import { openKubernetesConnection } from '#clients/kubernetes/kubernetes-connection.ts';
import { fieldOf, kubernetesKinds, type KubernetesKindName } from '#domain/kubernetes-object.ts';
import { outsideErrorOf } from '#tests/support/outside-error-of.ts';
import { contractImage, contractName, type ContractSetting } from './setting.ts';

/** Reading objects, logs and the views for evidence. */
export function describeReads(current: () => ContractSetting): void {
  describe('reading', () => {
    test('tells the version of the cluster', async () => {
      expect((await current().client.version()).gitVersion).toMatch(/^v1\.\d+/);
    });

    test('gives an object exactly as the server sends it, its dates as text', async () => {
      const { admin, namespace, read } = current();
      const connection = openKubernetesConnection({ kubeconfig: admin });
      const path = `/apis/apps/v1/namespaces/${namespace}/deployments/${contractName}`;
      const asked = { verb: 'get', resource: 'deployments', group: 'apps', effect: 'read' } as const;
      const raw = await connection.call(asked, { method: 'GET', path }, (body) => JSON.parse(body) as unknown);
      await connection.close();
      const object = await read();
      expect(object).toEqual(raw);
      expect(object).toMatchObject({
        apiVersion: 'apps/v1',
        kind: 'Deployment',
        metadata: { labels: { team: 'claims' } },
      });
      expect(object.metadata.creationTimestamp).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
    });

    test('gives null for an object or a namespace that does not exist', async () => {
      const { client, ref } = current();
      expect(await client.get(ref('deployment', 'nobody'))).toBeNull();
      expect(await client.get({ kind: 'pod', namespace: 'nowhere', name: 'nobody' })).toBeNull();
      expect(await client.get(ref('pdb', 'nobody'))).toBeNull();
      expect(await client.get({ kind: 'node', namespace: null, name: 'nobody' })).toBeNull();
    });

    test('lists the objects that the selectors choose, in one namespace or in all', async () => {
      const { client, namespace } = current();
      const labels = `app=${contractName}`;
      const pods = await client.list('pod', namespace, { labels });
      expect(pods.map(({ apiVersion, kind }) => `${apiVersion} ${kind}`)).toEqual(['v1 Pod', 'v1 Pod']);
      const names = pods.map((pod) => pod.metadata.name);
      expect((await client.list('pod', null, { labels })).map((pod) => pod.metadata.name)).toEqual(names);
      const fields = `metadata.name=${names[0]}`;
      expect((await client.list('pod', namespace, { labels, fields })).map((pod) => pod.metadata.name)).toEqual([
        names[0],
      ]);
      expect(await client.list('pod', 'nowhere')).toEqual([]);
    });

    test.each(Object.keys(kubernetesKinds) as KubernetesKindName[])('lists every %s of the cluster', async (kind) => {
      const objects = await current().client.list(kind, null);
      const { kind: word, group } = kubernetesKinds[kind];
      const versions = new Set(objects.map((object) => object.apiVersion.replace(/\/.*/, '')));
      expect(objects.every((object) => object.kind === word)).toBe(true);
      expect([...versions]).toEqual(objects.length === 0 ? [] : [group || 'v1']);
    });

    test('says that there is no such container, or no such pod, to give the log of', async () => {
      const { client, namespace } = current();
      const [pod] = await client.list('pod', namespace, { labels: `app=${contractName}` });
      const target = { namespace, name: pod?.metadata.name ?? '' };
      const noContainer = await outsideErrorOf(client.logs(target, { container: 'nobody', tailLines: 5 }));
      expect(noContainer).toMatchObject({ code: 'BadRequest', retry: { kind: 'no' } });
      expect(noContainer.message).toContain('container nobody is not valid for pod');
      const noPod = await outsideErrorOf(client.logs({ namespace, name: 'nobody' }));
      expect(noPod).toMatchObject({ code: 'NotFound', retry: { kind: 'no' } });
    });

    test('views a deployment, its pods, its revisions and the nodes for evidence', async () => {
      const { client, namespace, read } = current();
      const { uid } = (await read()).metadata;
      const view = await client.deployment(namespace, contractName);
      expect(view).toEqual({
        namespace,
        name: contractName,
        uid,
        replicas: 2,
        availableReplicas: 2,
        selector: `app=${contractName}`,
      });
      const pods = await client.pods(namespace, view?.selector);
      expect(pods.map((pod) => pod.containers)).toEqual(
        Array.from({ length: 2 }, () => [{ name: 'api', restarts: 0, reason: '', lastEnd: null }]),
      );
      const [newest, ...older] = await client.replicaSets(namespace, contractName);
      expect(older).toEqual([]);
      expect(newest).toMatchObject({ revision: 1, images: [contractImage] });
      expect(newest?.createdAt.getTime()).toBeGreaterThan(0);
      expect((await client.nodes()).every((node) => node.ready)).toBe(true);
      expect(await client.deployment('nowhere', contractName)).toBeNull();
      expect(await client.replicaSets(namespace, 'nobody')).toEqual([]);
    });

    test('sends nothing once its signal is aborted', async () => {
      const { client, deployment, read } = current();
      const { generation } = (await read()).metadata;
      const patch = { type: 'merge', body: { spec: { replicas: 5 } } } as const;
      const options = { dryRun: false, signal: AbortSignal.abort() };
      expect(await outsideErrorOf(client.patch(deployment, patch, options))).toMatchObject({
        code: 'aborted',
        retry: { kind: 'safe' },
      });
      const after = await read();
      expect([after.metadata.generation, fieldOf(after, 'spec', 'replicas')]).toEqual([generation, 2]);
    });
  });
}
