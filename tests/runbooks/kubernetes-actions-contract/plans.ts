import { describe, expect, test } from 'vitest';
import { fieldOf } from '#domain/kubernetes-object.ts';
import { kubernetesStep, plan } from '#tests/runbooks/kubernetes/drive.ts';
import type { Stage } from '#tests/runbooks/walk.ts';
import { type ActionSetting, create, image, namespace, portsOn, refOf, until } from './setting.ts';

/** What people are shown before a change is made. */
export function describeActionPlans(current: () => ActionSetting): void {
  describe('planning', () => {
    test.each([
      ['action: scale, target: deployment/web, replicas: 5', ['spec.replicas: 2 → 5']],
      [
        'action: set_image, target: deployment/web, image: "registry.example/web:2.0"',
        [`container api image: ${image} → registry.example/web:2.0`],
      ],
      [
        'action: set_resources, target: deployment/web, limits: {memory: x2, cpu: 500m}',
        ['container api resources.limits.memory: 256Mi → 512Mi', 'container api resources.limits.cpu: none → 500m'],
      ],
      [
        'action: patch, target: deployment/web, body: {metadata: {labels: {tier: "1"}}}',
        ['metadata.labels.tier: none → 1'],
      ],
    ])('shows of %s what changes, and nothing else', async (fields, lines) => {
      const { changeOf, read } = current();
      const change = await changeOf(fields);
      expect(change.difference.toSorted()).toEqual(lines.toSorted());
      expect((await read('deployment/web')).metadata.resourceVersion).toBe(change.version);
    });

    test('shows of a restart one annotation of the pods', async () => {
      const { changeOf } = current();
      const { difference } = await changeOf('action: rollout_restart, target: deployment/web');
      expect(difference).toHaveLength(1);
      expect(difference[0]).toMatch(/^pod metadata\.annotations\.kubectl\.kubernetes\.io\/restartedAt: \S+ → \S+$/);
    });

    test('tells how many pods a change touches, and what holds them', async () => {
      const { take, changeOf, read, cluster } = current();
      const selector = { matchLabels: { app: 'web' } };
      await create(cluster.port, 'pdb', 'web', { spec: { minAvailable: 1, selector } });
      const autoscaler = {
        scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'web' },
        minReplicas: 2,
        maxReplicas: 10,
      };
      await create(cluster.port, 'hpa', 'web', { spec: autoscaler });
      await until(cluster, 'the budget', async () => fieldOf(await read('pdb/web'), 'status', 'expectedPods') === 2);
      const { blast } = await changeOf('action: rollout_restart, target: deployment/web');
      expect(blast.pods).toEqual({ touched: 2, of: 2 });
      expect(blast.notes).toContain('PDB web allows 1 of 2 pods to be away');
      expect(blast.notes).toContain('HPA web holds it between 2 and 10');
      await expect(take('action: scale, target: deployment/web, replicas: 20')).resolves.toMatchObject({
        kind: 'failed',
        reason: expect.stringContaining('HPA web holds it between 2 and 10'),
      });
      await cluster.port.remove(refOf('hpa/web'), { dryRun: false });
      await cluster.port.remove(refOf('pdb/web'), { dryRun: false });
    });

    test('changes nothing that an account may not, and names what to grant', async () => {
      const { cluster, stage } = current();
      const limited: Stage = { ...stage, ports: portsOn(cluster.limited) };
      const found = await plan(
        limited,
        kubernetesStep(`action: rollout_restart, target: deployment/web, namespace: ${namespace}`),
      );
      expect(found).toMatchObject({
        kind: 'settled',
        outcome: {
          kind: 'failed',
          reason: expect.stringContaining('the verb "patch" on "deployments" (API group "apps")'),
        },
      });
    });

    test('holds a question together while only the status moves', async () => {
      const { take, changeOf } = current();
      const first = await changeOf('action: rollout_restart, target: deployment/web');
      await take('action: delete_pod, selector: app=web');
      const second = await changeOf('action: rollout_restart, target: deployment/web');
      expect(second.fingerprint).toBe(first.fingerprint);
      await take('action: scale, target: deployment/web, replicas: 3');
      const third = await changeOf('action: rollout_restart, target: deployment/web');
      expect(third.fingerprint).not.toBe(first.fingerprint);
      await take('action: scale, target: deployment/web, replicas: 2');
    });
  });
}
