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

  it('answers 422 to a patch that leaves a field of the wrong type, naming it', async () => {
    const body = { spec: { replicas: 'four' } };
    expect(await refusal(hands.apps.patchNamespacedDeployment({ ...claims, body }, merge))).toMatchObject({
      code: 422,
      message: expect.stringContaining('spec.replicas'),
      details: { causes: [{ field: 'patch', reason: 'FieldValueInvalid' }] },
    });
  });

  it('answers 415 to a patch it does not know', async () => {
    const apply = setHeaderOptions('Content-Type', PatchStrategy.ServerSideApply);
    const call = hands.apps.patchNamespacedDeployment({ ...claims, body: {}, fieldManager: 'test' }, apply);
    expect(await refusal(call)).toMatchObject({ code: 415, reason: 'UnsupportedMediaType' });
  });
});
