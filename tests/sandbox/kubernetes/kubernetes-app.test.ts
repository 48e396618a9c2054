import {
  ApiException,
  AppsV1Api,
  AuthorizationV1Api,
  CoreV1Api,
  EventsV1Api,
  PatchStrategy,
  setHeaderOptions,
  VersionApi,
} from '@kubernetes/client-node';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Platform } from '#sandbox/contract.ts';
import { startPlatform } from '#sandbox/platform/start-platform.ts';
import { clusterHands, kubeConfigOf, type ClusterHands } from './cluster-hands.ts';

let platform: Platform;
let hands: ClusterHands;
const merge = setHeaderOptions('Content-Type', PatchStrategy.MergePatch);
const strategic = setHeaderOptions('Content-Type', PatchStrategy.StrategicMergePatch);
const claims = { namespace: 'claims', name: 'claims-api' };

beforeAll(async () => {
  platform = await startPlatform({ manualClock: true });
  hands = clusterHands(platform);
});
afterAll(() => platform.stop());

interface StatusBody {
  readonly kind: string;
  readonly status: string;
  readonly reason: string;
  readonly code: number;
  readonly message: string;
  readonly details?: { readonly causes?: readonly { readonly field: string; readonly reason: string }[] };
}

async function refusal(call: Promise<unknown>): Promise<StatusBody> {
  try {
    await call;
  } catch (error) {
    if (error instanceof ApiException) return JSON.parse(String(error.body)) as StatusBody;
    throw error;
  }
  throw new Error('the call was not refused');
}

describe('reading', () => {
  it('tells its version', async () => {
    const version = await kubeConfigOf(platform).makeApiClient(VersionApi).getCode();
    expect(version.gitVersion).toBe('v1.32.4');
  });

  it('lists deployments with their status', async () => {
    const deployment = await hands.apps.readNamespacedDeployment(claims);
    expect(deployment.status).toMatchObject({
      replicas: 4,
      readyReplicas: 4,
      availableReplicas: 4,
      observedGeneration: 1,
    });
    expect(deployment.metadata?.annotations).toMatchObject({ 'deployment.kubernetes.io/revision': '1' });
  });

  it('ties pods to their ReplicaSet and the ReplicaSet to its Deployment', async () => {
    const { items } = await hands.core.listNamespacedPod({ namespace: 'claims', labelSelector: 'app=claims-api' });
    const owner = items[0]?.metadata?.ownerReferences?.[0];
    const replicaSet = await hands.apps.readNamespacedReplicaSet({ namespace: 'claims', name: owner?.name ?? '' });
    expect(replicaSet.metadata?.uid).toBe(owner?.uid);
    expect(replicaSet.metadata?.ownerReferences?.[0]).toMatchObject({ kind: 'Deployment', name: 'claims-api' });
  });

  it('selects by labels and by fields', async () => {
    const { items: two } = await hands.core.listPodForAllNamespaces({
      labelSelector: 'app in (auth,payments),tier!=2',
    });
    expect(new Set(two.map((pod) => pod.metadata?.labels?.['app']))).toEqual(new Set(['auth', 'payments']));
    const { items: here } = await hands.core.listPodForAllNamespaces({
      fieldSelector: 'spec.nodeName=northwind-prod-1',
    });
    expect(here.length).toBeGreaterThan(0);
    expect(here.every((pod) => pod.spec?.nodeName === 'northwind-prod-1')).toBe(true);
    expect(await refusal(hands.core.listPodForAllNamespaces({ fieldSelector: 'spec.colour=red' }))).toMatchObject({
      code: 400,
      message: 'field label not supported: spec.colour',
    });
  });

  it('pages a list without losing or repeating anything', async () => {
    const names: string[] = [];
    let _continue: string | undefined;
    do {
      const page = await hands.core.listPodForAllNamespaces({ limit: 7, ...(_continue ? { _continue } : {}) });
      expect(page.items.length).toBeLessThanOrEqual(7);
      names.push(...page.items.map((pod) => pod.metadata?.name ?? ''));
      ({ _continue } = page.metadata ?? {});
    } while (_continue);
    const all = await hands.core.listPodForAllNamespaces();
    expect(names).toEqual(all.items.map((pod) => pod.metadata?.name));
  });

  it('serves the same events under core/v1 and events.k8s.io/v1', async () => {
    await hands.scale('shared', 'notifications', 3);
    await platform.advance(1000);
    const { items } = await hands.core.listNamespacedEvent({
      namespace: 'shared',
      fieldSelector: 'involvedObject.name=notifications,involvedObject.kind=Deployment',
    });
    expect(items.map((event) => event.message)).toEqual([
      expect.stringMatching(/^Scaled up replica set notifications-\w+ from 2 to 3$/),
    ]);
    const newer = await kubeConfigOf(platform).makeApiClient(EventsV1Api).listNamespacedEvent({ namespace: 'shared' });
    expect(newer.items.map((event) => event.note)).toContain(items[0]?.message);
  });
});

describe('changing', () => {
  it('restarts a deployment by a new ReplicaSet, keeping enough pods ready all the way', async () => {
    const before =
      platform
        .view()
        .services.find((service) => service.name === 'auth')
        ?.pods.map((pod) => pod.name) ?? [];
    await hands.restart('shared', 'auth');
    let fewest = 4;
    let most = 0;
    for (let step = 0; step < 120; step += 1) {
      await platform.advance(250);
      const { items } = await hands.core.listNamespacedPod({ namespace: 'shared', labelSelector: 'app=auth' });
      const alive = items.filter((pod) => pod.metadata?.deletionTimestamp === undefined);
      const ready = alive.filter((pod) =>
        pod.status?.conditions?.some((one) => one.type === 'Ready' && one.status === 'True'),
      );
      fewest = Math.min(fewest, ready.length);
      most = Math.max(most, alive.length);
    }
    expect(fewest).toBeGreaterThanOrEqual(3);
    expect(most).toBeLessThanOrEqual(5);
    const after =
      platform
        .view()
        .services.find((service) => service.name === 'auth')
        ?.pods.map((pod) => pod.name) ?? [];
    expect(after).toHaveLength(4);
    expect(after.some((name) => before.includes(name))).toBe(false);
    const { items } = await hands.apps.listNamespacedReplicaSet({ namespace: 'shared', labelSelector: 'app=auth' });
    const revisions = items.map((set) => set.metadata?.annotations?.['deployment.kubernetes.io/revision']);
    expect(new Set(revisions)).toEqual(new Set(['1', '2']));
  });

  it('counts generations, and the controller says which one it has seen', async () => {
    const changed = await hands.apps.patchNamespacedDeployment(
      { namespace: 'members', name: 'id-cards', body: { spec: { replicas: 3 } } },
      strategic,
    );
    expect(changed.metadata?.generation).toBe(2);
    expect(changed.status?.observedGeneration).toBe(1);
    await platform.advance(250);
    const seen = await hands.apps.readNamespacedDeployment({ namespace: 'members', name: 'id-cards' });
    expect(seen.status?.observedGeneration).toBe(2);
  });

  it('scales through the scale subresource', async () => {
    const scale = await hands.apps.readNamespacedDeploymentScale({ namespace: 'billing', name: 'payments' });
    expect(scale.spec?.replicas).toBe(3);
    await hands.apps.replaceNamespacedDeploymentScale({
      namespace: 'billing',
      name: 'payments',
      body: Object.assign(scale, { spec: { replicas: 5 } }),
    });
    await platform.advance(6000);
    const after = await hands.apps.readNamespacedDeployment({ namespace: 'billing', name: 'payments' });
    expect(after.status?.readyReplicas).toBe(5);
  });

  it('changes nothing in a dry run, and answers as if it had', async () => {
    const writes = platform.writes().length;
    const answer = await hands.apps.patchNamespacedDeployment(
      { ...claims, body: { spec: { replicas: 9 } }, dryRun: 'All' },
      strategic,
    );
    expect(answer.spec?.replicas).toBe(9);
    const stored = await hands.apps.readNamespacedDeployment(claims);
    expect(stored.spec?.replicas).toBe(4);
    expect(platform.writes().slice(writes)).toEqual([
      expect.objectContaining({
        verb: 'patch',
        path: '/apis/apps/v1/namespaces/claims/deployments/claims-api',
        dryRun: true,
        body: { spec: { replicas: 9 } },
      }),
    ]);
  });

  it('replaces a deleted pod by another', async () => {
    const { items } = await hands.core.listNamespacedPod({ namespace: 'providers' });
    const name = items[0]?.metadata?.name ?? '';
    const deleted = await hands.core.deleteNamespacedPod({ namespace: 'providers', name });
    expect((deleted as { metadata?: { deletionTimestamp?: unknown } }).metadata?.deletionTimestamp).toBeDefined();
    await platform.advance(8000);
    const after = (await hands.core.listNamespacedPod({ namespace: 'providers' })).items.map(
      (pod) => pod.metadata?.name,
    );
    expect(after).toHaveLength(3);
    expect(after).not.toContain(name);
  });

  it('creates a deployment, runs it, and takes its pods with it when it is deleted', async () => {
    const labels = { app: 'probe' };
    await hands.apps.createNamespacedDeployment({
      namespace: 'default',
      body: {
        metadata: { name: 'probe' },
        spec: {
          replicas: 2,
          selector: { matchLabels: labels },
          template: { metadata: { labels }, spec: { containers: [{ name: 'probe', image: 'probe:1' }] } },
        },
      },
    });
    await platform.advance(6000);
    expect(
      (await hands.apps.readNamespacedDeployment({ namespace: 'default', name: 'probe' })).status?.readyReplicas,
    ).toBe(2);
    await hands.apps.deleteNamespacedDeployment({ namespace: 'default', name: 'probe' });
    await platform.advance(4000);
    expect((await hands.core.listNamespacedPod({ namespace: 'default' })).items).toEqual([]);
    expect((await hands.apps.listNamespacedReplicaSet({ namespace: 'default' })).items).toEqual([]);
  });

  it('goes back to an earlier template under a new revision', async () => {
    const namespace = 'members';
    await hands.restart(namespace, 'eligibility');
    await platform.advance(20_000);
    await hands.undo(namespace, 'eligibility');
    await platform.advance(20_000);
    const { items } = await hands.apps.listNamespacedReplicaSet({ namespace, labelSelector: 'app=eligibility' });
    const current = items.find((set) => set.spec?.replicas === 4);
    expect(items).toHaveLength(2);
    expect(current?.metadata?.annotations).toMatchObject({
      'deployment.kubernetes.io/revision': '3',
      'deployment.kubernetes.io/revision-history': '1',
    });
  });
});

describe('refusing', () => {
  it('answers 401 without a token it knows', async () => {
    const core = kubeConfigOf(platform, 'wrong').makeApiClient(CoreV1Api);
    await expect(core.listNode()).rejects.toMatchObject({ code: 401 });
  });

  it('answers 403 to a write of somebody who may only read', async () => {
    const config = kubeConfigOf(platform, platform.kubernetes.viewerToken);
    const apps = config.makeApiClient(AppsV1Api);
    await apps.readNamespacedDeployment(claims);
    expect(await refusal(apps.patchNamespacedDeployment({ ...claims, body: {} }, merge))).toMatchObject({
      code: 403,
      reason: 'Forbidden',
      message:
        'deployments.apps "claims-api" is forbidden: User "system:serviceaccount:firebreak:viewer" cannot patch resource "deployments" in API group "apps" in the namespace "claims"',
    });
    const review = config.makeApiClient(AuthorizationV1Api);
    const ask = (verb: string) =>
      review.createSelfSubjectAccessReview({
        body: { spec: { resourceAttributes: { verb, group: 'apps', resource: 'deployments', namespace: 'claims' } } },
      });
    expect((await ask('patch')).status?.allowed).toBe(false);
    expect((await ask('get')).status?.allowed).toBe(true);
  });

  it('answers 404 for what is not there', async () => {
    const name = 'nobody';
    expect(await refusal(hands.apps.readNamespacedDeployment({ namespace: 'claims', name }))).toMatchObject({
      kind: 'Status',
      status: 'Failure',
      code: 404,
      reason: 'NotFound',
      message: 'deployments.apps "nobody" not found',
    });
  });

  it('answers 409 to a change based on an old version, by PUT and by PATCH', async () => {
    const stale = await hands.apps.readNamespacedDeployment({ namespace: 'shared', name: 'documents' });
    await hands.scale('shared', 'documents', 4);
    const put = hands.apps.replaceNamespacedDeployment({ namespace: 'shared', name: 'documents', body: stale });
    expect(await refusal(put)).toMatchObject({ code: 409, reason: 'Conflict' });
    const body = { metadata: { resourceVersion: stale.metadata?.resourceVersion }, spec: { replicas: 1 } };
    const patch = hands.apps.patchNamespacedDeployment({ namespace: 'shared', name: 'documents', body }, merge);
    expect(await refusal(patch)).toMatchObject({ code: 409, reason: 'Conflict' });
  });

  it('answers 409 to a name that is taken', async () => {
    const body = { metadata: { name: 'claims' } };
    expect(await refusal(hands.core.createNamespace({ body }))).toMatchObject({ code: 409, reason: 'AlreadyExists' });
  });

  it('answers 422 with one cause per field', async () => {
    const body = { spec: { replicas: -1, selector: { matchLabels: { app: 'other' } } } };
    const status = await refusal(hands.apps.patchNamespacedDeployment({ ...claims, body }, strategic));
    expect(status).toMatchObject({ code: 422, reason: 'Invalid' });
    expect(status.details?.causes?.map((cause) => cause.field)).toEqual([
      'spec.replicas',
      'spec.template.metadata.labels',
      'spec.selector',
    ]);
  });

  it('answers 422 without detail to a JSON patch whose test does not hold', async () => {
    const body = [{ op: 'test', path: '/spec/replicas', value: 17 }];
    expect(await refusal(hands.apps.patchNamespacedDeployment({ ...claims, body }))).toMatchObject({ code: 422 });
  });

  it('answers 400 to a field of the wrong type, naming it', async () => {
    const body = { spec: { replicas: 'four' } };
    expect(await refusal(hands.apps.patchNamespacedDeployment({ ...claims, body }, merge))).toMatchObject({
      code: 400,
      message: expect.stringContaining('spec.replicas'),
    });
  });

  it('answers 415 to a patch it does not know', async () => {
    const apply = setHeaderOptions('Content-Type', PatchStrategy.ServerSideApply);
    const call = hands.apps.patchNamespacedDeployment({ ...claims, body: {}, fieldManager: 'test' }, apply);
    expect(await refusal(call)).toMatchObject({ code: 415, reason: 'UnsupportedMediaType' });
  });
});
