import { AppsV1Api, PatchStrategy, setHeaderOptions } from '@kubernetes/client-node';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createKubernetesClient, type KubernetesClient } from '#clients/kubernetes.ts';
import { type KubeConfigSource, loadKubeConfig } from '#clients/kubernetes/kube-config.ts';
import { outsideErrorOf } from '#tests/support/outside-error-of.ts';

/** A cluster to hold the client's promises against. */
export interface ContractCluster {
  readonly admin: KubeConfigSource;
  /** An account that the cluster knows and that may change nothing. */
  readonly limited: KubeConfigSource;
  /** A namespace in which the suite may create deployments. */
  readonly namespace: string;
  /** Waits, in the cluster's own time, until `read` gives something. */
  settle<T>(what: string, read: () => Promise<T | null | false>): Promise<T>;
  stop(): Promise<void>;
}

const name = 'contract-api';
const key = 'run-1/steps[0]';
const at = new Date('2026-03-01T03:00:00.123Z');

/** Promises of the Kubernetes client that hold against any cluster, whoever wrote its API server. */
export function describeKubernetesContract(
  title: string,
  start: () => Promise<ContractCluster | { readonly skipped: string }>,
): void {
  describe(`the Kubernetes client against ${title}`, { timeout: 60_000 }, () => {
    let cluster: ContractCluster;
    let skipped: string | null = 'not started';
    let client: KubernetesClient;
    let limited: KubernetesClient;
    let target: { readonly namespace: string; readonly name: string };

    const read = async () => {
      const view = await client.deployment(target.namespace, name);
      if (!view) throw new Error('the deployment is gone');
      return view;
    };
    const rolledOut = () =>
      cluster.settle('the rollout', async () => {
        const view = await read();
        return client.rolloutComplete(view).complete ? view : null;
      });

    beforeAll(async () => {
      const started = await start();
      if ('skipped' in started) {
        skipped = started.skipped;
        return;
      }
      skipped = null;
      cluster = started;
      target = { namespace: cluster.namespace, name };
      client = createKubernetesClient({ kubeconfig: cluster.admin });
      limited = createKubernetesClient({ kubeconfig: cluster.limited });
      await createDeployment(cluster.admin, cluster.namespace);
      await rolledOut();
    }, 90_000);
    afterAll(async () => {
      if (skipped !== null) return;
      await client.close();
      await limited.close();
      await cluster.stop();
    });
    beforeEach((context) => {
      if (skipped !== null) context.skip(skipped);
    });

    test('tells the version of the cluster', async () => {
      expect((await client.version()).gitVersion).toMatch(/^v1\.\d+/);
    });

    test('reads a deployment as it was created', async () => {
      const view = await read();
      expect(view).toMatchObject({
        ...target,
        replicas: 2,
        availableReplicas: 2,
        images: ['registry.example/contract-api:1.0'],
        labels: { team: 'claims' },
        templateLabels: { app: name },
        selector: `app=${name}`,
        paused: false,
      });
      expect(view.createdAt.getTime()).toBeGreaterThan(0);
      expect(view.observedGeneration).toBe(view.generation);
    });

    test('gives null for a deployment or a namespace that does not exist', async () => {
      expect(await client.deployment(cluster.namespace, 'nobody')).toBeNull();
      expect(await client.deployment('nowhere', name)).toBeNull();
    });

    test('lists the pods of a deployment, and no others', async () => {
      const pods = await client.pods(cluster.namespace, (await read()).selector);
      expect(pods).toHaveLength(2);
      for (const pod of pods) {
        expect(pod).toMatchObject({ phase: 'Running', ready: true, terminating: false, restarts: 0 });
        expect(pod.containers).toMatchObject([{ image: 'registry.example/contract-api:1.0', state: 'running' }]);
        expect(pod.node).not.toBeNull();
      }
    });

    test('lists the nodes', async () => {
      const nodes = await client.nodes();
      expect(nodes.length).toBeGreaterThan(0);
      expect(nodes.every((node) => node.ready && !node.cordoned)).toBe(true);
    });

    test('changes nothing in a dry run, and shows what would become', async () => {
      const before = await read();
      const scaled = await client.scale({ ...target, replicas: 7, key, dryRun: true });
      expect(scaled).toMatchObject({ replicas: 7, annotations: { 'firebreak.dev/step': key } });
      const restarted = await client.rolloutRestart({ ...target, key, at, dryRun: true });
      expect(restarted.templateAnnotations).toMatchObject({ 'firebreak.dev/step': key });
      expect(await read()).toEqual(before);
    });

    test('replaces every pod by a restart that bears its key', async () => {
      const before = await client.pods(cluster.namespace, `app=${name}`);
      const changed = await client.rolloutRestart({ ...target, key, at });
      expect(changed.templateAnnotations).toEqual({
        'kubectl.kubernetes.io/restartedAt': '2026-03-01T03:00:00Z',
        'firebreak.dev/step': key,
      });
      expect(client.rolloutComplete(changed).complete).toBe(false);
      await rolledOut();
      const after = await cluster.settle('the old pods to go', async () => {
        const pods = await client.pods(cluster.namespace, `app=${name}`);
        return pods.length === 2 && pods;
      });
      const old = new Set(before.map((pod) => pod.name));
      expect(after.filter((pod) => old.has(pod.name))).toEqual([]);
    });

    test('changes nothing by the same restart again', async () => {
      const { generation } = await read();
      const again = await client.rolloutRestart({ ...target, key, at });
      expect(again.generation).toBe(generation);
    });

    test('tells the revisions, newest first', async () => {
      const [newest, oldest, ...others] = await client.replicaSets(cluster.namespace, name);
      expect(others).toEqual([]);
      expect(newest).toMatchObject({ revision: 2, replicas: 2, templateAnnotations: { 'firebreak.dev/step': key } });
      expect(oldest).toMatchObject({ revision: 1, replicas: 0, images: ['registry.example/contract-api:1.0'] });
      expect(await client.replicaSets(cluster.namespace, 'nobody')).toEqual([]);
    });

    test('scales and leaves its key', async () => {
      await client.scale({ ...target, replicas: 3, key: 'run-2/steps[0]' });
      expect(await rolledOut()).toMatchObject({
        replicas: 3,
        availableReplicas: 3,
        annotations: { 'firebreak.dev/step': 'run-2/steps[0]' },
      });
    });

    test('tells what the cluster noted about a deployment, oldest first', async () => {
      const events = await client.events(cluster.namespace, { kind: 'Deployment', name });
      expect(events.map((event) => event.reason)).toContain('ScalingReplicaSet');
      expect(new Set(events.map((event) => `${event.kind}/${event.name}`))).toEqual(new Set([`Deployment/${name}`]));
      const times = events.map((event) => event.lastAt.getTime());
      expect(times).toEqual(times.toSorted((a, b) => a - b));
      expect(times[0]).toBeGreaterThan(0);
    });

    test('refuses for good a change bound to a version that has passed', async () => {
      const { resourceVersion } = await read();
      await client.scale({ ...target, replicas: 2, key: 'run-3/steps[0]', resourceVersion });
      const error = await outsideErrorOf(client.scale({ ...target, replicas: 5, key, resourceVersion }));
      expect(error).toMatchObject({ system: 'kubernetes', code: 'Conflict', retry: { kind: 'no' } });
      expect(error.message).toContain(`has changed since version ${resourceVersion}`);
      expect(await outsideErrorOf(client.rolloutRestart({ ...target, key, at, resourceVersion }))).toMatchObject({
        code: 'Conflict',
      });
      expect((await rolledOut()).replicas).toBe(2);
    });

    test('says that what it should change does not exist', async () => {
      const nobody = { namespace: cluster.namespace, name: 'nobody' };
      const errors = await Promise.all(
        [client.scale({ ...nobody, replicas: 1, key }), client.rolloutRestart({ ...nobody, key, at })].map((call) =>
          outsideErrorOf(call),
        ),
      );
      for (const error of errors) {
        expect(error).toMatchObject({ code: 'NotFound', retry: { kind: 'no' } });
      }
    });

    test('refuses to restart a paused deployment, which would not roll out', async () => {
      await setPaused(cluster.admin, cluster.namespace, true);
      const before = await read();
      const error = await outsideErrorOf(client.rolloutRestart({ ...target, key: 'run-4/steps[0]', at }));
      expect(error).toMatchObject({ code: 'paused', retry: { kind: 'no' } });
      expect((await read()).templateAnnotations).toEqual(before.templateAnnotations);
      await setPaused(cluster.admin, cluster.namespace, false);
    });

    test('names the verb and the resource that an account lacks', async () => {
      const error = await outsideErrorOf(limited.scale({ ...target, replicas: 1, key }));
      expect(error).toMatchObject({ code: 'Forbidden', retry: { kind: 'no' } });
      expect(error.message).toContain('grant the verb "patch" on "deployments" (API group "apps")');
    });

    test('tells beforehand what an account may do', async () => {
      expect((await client.can('patch', 'deployments', target.namespace, 'apps')).allowed).toBe(true);
      expect((await limited.can('patch', 'deployments', target.namespace, 'apps')).allowed).toBe(false);
    });

    test('says that the cluster does not know the credentials', async () => {
      const stranger = createKubernetesClient({ kubeconfig: withToken(cluster.admin, 'no-such-token') });
      const error = await outsideErrorOf(stranger.pods(target.namespace));
      expect(error).toMatchObject({ retry: { kind: 'no' } });
      expect(error.message).toContain('does not accept our credentials');
      await stranger.close();
    });
  });
}

async function createDeployment(source: KubeConfigSource, namespace: string): Promise<void> {
  const container = { name: 'api', image: 'registry.example/contract-api:1.0' };
  const template = { metadata: { labels: { app: name } }, spec: { containers: [container] } };
  const spec = { replicas: 2, selector: { matchLabels: { app: name } }, template };
  const body = { metadata: { name, labels: { team: 'claims' } }, spec };
  await loadKubeConfig(source).makeApiClient(AppsV1Api).createNamespacedDeployment({ namespace, body });
}

async function setPaused(source: KubeConfigSource, namespace: string, paused: boolean): Promise<void> {
  const apps = loadKubeConfig(source).makeApiClient(AppsV1Api);
  const contentType = setHeaderOptions('Content-Type', PatchStrategy.MergePatch);
  await apps.patchNamespacedDeployment({ namespace, name, body: { spec: { paused } } }, contentType);
}

function withToken(source: KubeConfigSource, token: string): KubeConfigSource {
  const config = loadKubeConfig(source);
  config.users = [{ name: config.getCurrentUser()?.name ?? '', token }];
  return { kind: 'text', text: config.exportConfig() };
}
