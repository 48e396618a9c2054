import { describe, expect, test } from 'vitest';
import { fieldOf } from '#domain/kubernetes-object.ts';
import { finish, kubernetesStep } from '#tests/runbooks/kubernetes/drive.ts';
import { type ActionSetting, create, image, refOf, until } from './setting.ts';

/** Taking pods away. */
export function describeActionPods(current: () => ActionSetting): void {
  describe('taking pods away', () => {
    test.each(['delete_pod', 'evict'])('takes a pod away by %s, and waits for the one in its place', async (action) => {
      const { take, uids } = current();
      const before = await uids('web');
      const outcome = await take(`action: ${action}, selector: app=web`);
      expect(outcome).toMatchObject({ kind: 'done', output: { count: 1 } });
      const after = await uids('web');
      expect(before.filter((uid) => !after.includes(uid))).toHaveLength(1);
    });

    test('refuses a pod that nothing would replace', async () => {
      const { take, cluster } = current();
      await create(cluster.port, 'pod', 'bare', { spec: { containers: [{ name: 'api', image }] } });
      await expect(take('action: delete_pod, target: pod/bare')).resolves.toMatchObject({
        kind: 'failed',
        reason: expect.stringContaining('nothing would replace bare'),
      });
      await expect(take('action: delete_pod, target: pod/bare, force_bare: true')).resolves.toMatchObject({
        kind: 'done',
      });
    });

    test('waits for a disruption budget and says so when it waited in vain', async () => {
      const { take, read, uids, cluster } = current();
      await create(cluster.port, 'pdb', 'all', {
        spec: { minAvailable: 2, selector: { matchLabels: { app: 'web' } } },
      });
      await until(cluster, 'the budget', async () => fieldOf(await read('pdb/all'), 'status', 'expectedPods') === 2);
      const before = await uids('web');
      const outcome = await take('action: evict, selector: app=web, timeout: 3s');
      expect(outcome).toMatchObject({ kind: 'failed', reason: expect.stringContaining('disruption budget') });
      expect((await uids('web')).toSorted()).toEqual(before.toSorted());
      await cluster.port.remove(refOf('pdb/all'), { dryRun: false });
    });

    test('cordons, drains and uncordons a node', async () => {
      const { takeNode, rolledOut, pods, cluster } = current();
      const [pod] = await pods('web');
      const node = String(fieldOf(pod, 'spec', 'nodeName'));
      await expect(takeNode(`action: cordon, target: node/${node}`)).resolves.toMatchObject({
        kind: 'done',
        output: { cordoned: true },
      });
      await expect(takeNode(`action: cordon, target: node/${node}`)).resolves.toMatchObject({
        summary: expect.stringContaining('cordoned already'),
      });
      const drained = await takeNode(`action: drain, target: node/${node}, delete_emptydir_data: true, force: true`);
      expect(drained).toMatchObject({ kind: 'done' });
      const left = await cluster.port.list('pod', null, { fields: `spec.nodeName=${node}` });
      const owners = left.map((one) => one.metadata.ownerReferences?.[0]?.kind);
      expect(new Set(owners)).toEqual(new Set(['DaemonSet']));
      await expect(takeNode(`action: uncordon, target: node/${node}`)).resolves.toMatchObject({
        kind: 'done',
        output: { cordoned: false },
      });
      await rolledOut('deployment/web');
    });

    test('deletes what is left of evicted pods', async () => {
      const { cluster, stage } = current();
      const home = await cluster.makeHusks();
      const step = kubernetesStep(`action: delete_evicted_pods, namespace: ${home}`);
      const outcome = await finish(stage, step, { key: 'husks/steps[0]' });
      expect(outcome).toMatchObject({ kind: 'done', summary: expect.stringMatching(/^deleted [1-9]\d* evicted pods/) });
      const failed = await cluster.port.list('pod', home, { fields: 'status.phase=Failed' });
      expect(failed.filter((pod) => fieldOf(pod, 'status', 'reason') === 'Evicted')).toEqual([]);
    });
  });
}
