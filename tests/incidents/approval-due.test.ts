import { describe, expect, it } from 'vitest';
import { approvalDue } from '#incidents/approval-due.ts';
import { approvalById, settleApproval } from '#store/repositories/approvals.ts';
import { runById, updateRun } from '#store/repositories/runs.ts';
import { useTestDeps } from '#tests/support/test-deps.ts';
import { askedRun } from './proposed-run.ts';
import { timelineOf } from './timeline-of.ts';

const test = useTestDeps();
const due = (approval: string, stage: 'remind' | 'expire') => approvalDue(test.deps, { approval, stage });

describe('approvalDue', () => {
  it('pages when a question is unanswered at its reminder, and leaves it open', async () => {
    const { incident, approval } = await askedRun(test);
    await due(approval.id, 'remind');
    const [page] = await test.jobs('send-page', { incident });
    expect(page?.payload).toMatchObject({ action: 'trigger' });
    expect(page?.payload.summary).toContain(approval.prompt);
    expect(await timelineOf(test, incident, 'escalated')).toHaveLength(1);
    expect(await approvalById(test.deps.db, approval.id)).toMatchObject({ state: 'pending' });
  });

  it('ends the run when the question expires, says so, and wakes somebody', async () => {
    const { incident, run, approval } = await askedRun(test);
    test.clock.set(approval.expiresAt);
    await due(approval.id, 'expire');
    expect(await approvalById(test.deps.db, approval.id)).toMatchObject({ state: 'expired', decidedBy: null });
    expect(await runById(test.deps.db, run.id)).toMatchObject({
      state: 'failed',
      reason: 'nobody approved it in time',
      finishedAt: test.clock.now(),
    });
    expect(await timelineOf(test, incident, 'approval_expired')).toHaveLength(1);
    expect(await test.jobs('send-page', { incident })).toHaveLength(1);
  });

  it.each(['remind', 'expire'] as const)('does nothing at “%s” when the question was answered', async (stage) => {
    const { incident, approval } = await askedRun(test);
    const now = test.clock.now();
    await test.write((trx) => settleApproval(trx, approval.id, { state: 'approved', by: 'U1', reason: null }, now));
    const before = await timelineOf(test, incident);
    await due(approval.id, stage);
    expect(await timelineOf(test, incident)).toEqual(before);
    expect(await test.jobs('send-page', { incident })).toEqual([]);
  });

  it('expires once, however often its job is repeated', async () => {
    const { incident, approval } = await askedRun(test);
    await due(approval.id, 'expire');
    await due(approval.id, 'expire');
    expect(await timelineOf(test, incident, 'run_finished')).toHaveLength(1);
  });

  it('leaves a run alone that has ended already', async () => {
    const { run, approval } = await askedRun(test);
    await test.write((trx) => updateRun(trx, run.id, { state: 'cancelled', reason: 'done by hand' }, test.clock.now()));
    await due(approval.id, 'expire');
    expect(await runById(test.deps.db, run.id)).toMatchObject({ state: 'cancelled', reason: 'done by hand' });
  });

  it('passes over a question that does not exist', async () => {
    await expect(due('no-such-approval', 'expire')).resolves.toBeUndefined();
  });
});
