import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import {
  approvalById,
  insertApproval,
  lockApproval,
  pendingApprovals,
  settleApproval,
  type NewApproval,
} from '#store/repositories/approvals.ts';
import { describeOnEachDatabase } from '#tests/support/databases.ts';
import { aRun } from './a-run.ts';
import { at, useDatabase } from './use-database.ts';

describeOnEachDatabase('the approvals', (databases) => {
  const store = useDatabase(databases);

  const ask = async (changes: Partial<NewApproval> = {}): Promise<NewApproval> => {
    const { id: runId, incident } = await aRun(store);
    const approval: NewApproval = {
      id: randomUUID(),
      incident,
      runId,
      path: null,
      prompt: 'Restart claims-api?',
      subjectHash: 'abc',
      preview: [],
      approvers: ['U1'],
      quorum: 1,
      excluded: null,
      createdAt: at(0),
      expiresAt: at(30),
      ...changes,
    };
    await store.write((trx) => insertApproval(trx, approval));
    return approval;
  };

  it('begin as a pending question with exactly what was asked', async () => {
    const approval = await ask({ path: 'steps[2]' });
    const expected = { ...approval, approvedBy: [], state: 'pending', decidedBy: null, reason: null, decidedAt: null };
    expect(await approvalById(store.db, approval.id)).toEqual(expected);
    expect(await pendingApprovals(store.db, approval.runId)).toEqual([expected]);
  });

  it('keep who decided, when and why', async () => {
    const { id, runId } = await ask();
    await store.write((trx) => settleApproval(trx, id, { state: 'rejected', by: 'U1', reason: 'not at night' }, at(3)));
    expect(await approvalById(store.db, id)).toMatchObject({
      state: 'rejected',
      decidedBy: 'U1',
      reason: 'not at night',
      decidedAt: at(3),
    });
    expect(await pendingApprovals(store.db, runId)).toEqual([]);
  });

  it('admit one pending question per run and step', async () => {
    const { runId, incident } = await ask();
    await expect(ask({ runId, incident })).rejects.toThrow('approvals_one_pending');
  });

  it('admit the next question once the first is settled', async () => {
    const { id, runId, incident } = await ask();
    await store.write((trx) => settleApproval(trx, id, { state: 'approved', by: 'U1', reason: null }, at(1)));
    const next = await ask({ runId, incident });
    expect((await pendingApprovals(store.db, runId)).map(({ id }) => id)).toEqual([next.id]);
  });

  it('show the second of two presses at once what the first decided', async () => {
    const { id } = await ask();
    const press = (by: string) =>
      store.write(async (trx) => {
        const approval = await lockApproval(trx, id);
        if (approval?.state !== 'pending') return approval?.decidedBy ?? null;
        await settleApproval(trx, id, { state: 'approved', by, reason: null }, at(1));
        return by;
      });
    const [first, second] = await Promise.all([press('U1'), press('U2')]);
    expect(first).toBe(second);
  });

  it('do not exist under an unknown id', async () => {
    expect(await approvalById(store.db, randomUUID())).toBeNull();
    expect(await store.write((trx) => lockApproval(trx, randomUUID()))).toBeNull();
  });
});
