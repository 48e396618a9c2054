import { PatchStrategy, setHeaderOptions } from '@kubernetes/client-node';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Platform } from '#sandbox/contract.ts';
import { startPlatform } from '#sandbox/platform/start-platform.ts';
import { clusterHands, type ClusterHands } from './cluster-hands.ts';

let platform: Platform;
let hands: ClusterHands;
const strategic = setHeaderOptions('Content-Type', PatchStrategy.StrategicMergePatch);
const claims = { namespace: 'claims', name: 'claims-api' };

beforeAll(async () => {
  platform = await startPlatform({ manualClock: true });
  hands = clusterHands(platform);
});
afterAll(() => platform.stop());

describe('the cluster of the platform', () => {
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
    const labelSelector = 'app=provider-directory';
    const { items } = await hands.core.listNamespacedPod({ namespace: 'providers', labelSelector });
    const name = items[0]?.metadata?.name ?? '';
    const deleted = await hands.core.deleteNamespacedPod({ namespace: 'providers', name });
    expect((deleted as { metadata?: { deletionTimestamp?: unknown } }).metadata?.deletionTimestamp).toBeDefined();
    await platform.advance(8000);
    const left = await hands.core.listNamespacedPod({ namespace: 'providers', labelSelector });
    const after = left.items.map((pod) => pod.metadata?.name);
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
