import { describe, expect, test } from 'vitest';
import { fieldOf } from '#domain/kubernetes-object.ts';
import { outsideErrorOf } from '#tests/support/outside-error-of.ts';
import { contractName, type ContractSetting } from './setting.ts';

const act = { dryRun: false };

/** Evicting, with disruption budgets and without. */
export function describeEvictions(current: () => ContractSetting): void {
  describe('evicting', () => {
    const anyPod = async () => {
      const { client, namespace, rolledOut } = current();
      await rolledOut();
      const pods = await client.list('pod', namespace, { labels: `app=${contractName}` });
      const pod = pods.find((one) => one.metadata.deletionTimestamp === undefined);
      if (!pod) throw new Error('the deployment has no pod');
      return { namespace, name: pod.metadata.name, uid: pod.metadata.uid };
    };
    /** Creates a budget and waits until the cluster has reckoned with it. */
    const createBudget = async (name: string, minAvailable: number) => {
      const { client, namespace, ref, settle } = current();
      const spec = { minAvailable, selector: { matchLabels: { app: contractName } } };
      await client.create({ kind: 'pdb', namespace, name, content: { spec } }, act);
      await settle('the budget', async () => {
        const budget = await client.get(ref('pdb', name));
        return fieldOf(budget, 'status', 'expectedPods') === 2;
      });
      return ref('pdb', name);
    };

    test('is told by a disruption budget that it must wait, until the budget allows it', async () => {
      const { client, settle } = current();
      const budget = await createBudget('contract-all', 2);
      const pod = await anyPod();
      const error = await outsideErrorOf(client.evict(pod, act));
      expect(error).toMatchObject({ code: 'DisruptionBudget', retry: { kind: 'safe', afterMs: 5000 } });
      expect(error.message).toContain('The disruption budget contract-all needs 2 healthy pods and has 2 currently');

      await client.patch(budget, { type: 'merge', body: { spec: { minAvailable: 1 } } }, act);
      await settle('the room in the budget', async () => {
        return fieldOf(await client.get(budget), 'status', 'disruptionsAllowed') === 1;
      });
      await client.evict(pod, { ...act, uid: pod.uid });
      const gone = await settle('the pod to go', async () => {
        const now = await client.get({ kind: 'pod', namespace: pod.namespace, name: pod.name });
        return (now === null || now.metadata.deletionTimestamp !== undefined) && 'gone';
      });
      expect(gone).toBe('gone');
      await client.remove(budget, act);
    });

    test('says for good that several budgets hold one pod', async () => {
      const { client } = current();
      const budgets = [await createBudget('contract-one', 0), await createBudget('contract-two', 0)];
      const error = await outsideErrorOf(client.evict(await anyPod(), act));
      expect(error).toMatchObject({ code: 'SeveralDisruptionBudgets', retry: { kind: 'no' } });
      for (const budget of budgets) await client.remove(budget, act);
    });

    test('evicts the very pod that was seen, and none in a dry run', async () => {
      const { client } = current();
      const pod = await anyPod();
      const read = () => client.get({ kind: 'pod', namespace: pod.namespace, name: pod.name });
      const before = await read();
      await client.evict(pod, { dryRun: true });
      const other = await outsideErrorOf(client.evict(pod, { ...act, uid: 'another' }));
      expect(other).toMatchObject({ code: 'Conflict', retry: { kind: 'no' } });
      expect((await read())?.metadata.resourceVersion).toBe(before?.metadata.resourceVersion);
      const nobody = { namespace: pod.namespace, name: 'nobody' };
      expect(await outsideErrorOf(client.evict(nobody, act))).toMatchObject({
        code: 'NotFound',
        retry: { kind: 'no' },
      });
    });
  });
}
