import { expect, it } from 'vitest';
import { decideApproval, type Press } from '#incidents/decide-approval.ts';
import { people } from '#sandbox/slack/seed.ts';
import { approvalById } from '#store/repositories/approvals.ts';
import { incidentByNumber } from '#store/repositories/incidents.ts';
import { pressesOf } from '#store/repositories/approval-presses.ts';
import { liftStop, throwStop } from '#store/repositories/stop-switch.ts';
import { stepOfRun } from '#store/repositories/run-steps.ts';
import { runById, updateRun } from '#store/repositories/runs.ts';
import { describeOnEachDatabase } from '#tests/support/databases.ts';
import { useTestDeps } from '#tests/support/test-deps.ts';
import { advanceRun } from '#incidents/advance-run.ts';
import { askedRun, asking, proposedRun, questionOf } from './proposed-run.ts';
import { timelineOf } from './timeline-of.ts';

describeOnEachDatabase('decideApproval', (databases) => {
  const test = useTestDeps({ location: () => databases.migrated(), slack: true });
  const press = (approval: string, changes: Partial<Press> = {}) =>
    decideApproval(test.deps, { approval, verdict: 'approve', person: people.priya.id, reason: null, ...changes });

  const changed = (deps: Partial<typeof test.deps>): typeof test =>
    Object.create(test, { deps: { value: { ...test.deps, ...deps } } }) as typeof test;
  const twoWanted = (): typeof test => changed({ policy: { ...test.deps.policy, quorum: 2 } });

  it('starts the run when one of the approvers approves', async () => {
    const { incident, run, approval } = await askedRun(test);
    expect(await press(approval.id)).toEqual({ kind: 'approved' });
    expect(await runById(test.deps.db, run.id)).toMatchObject({ state: 'running' });
    expect(await incidentByNumber(test.deps.db, incident)).toMatchObject({ state: 'mitigating' });
    expect(await approvalById(test.deps.db, approval.id)).toMatchObject({
      state: 'approved',
      decidedBy: people.priya.id,
      decidedAt: test.clock.now(),
    });
    expect(await test.jobs('advance-run', { run: run.id })).toMatchObject([{ payload: { thread: '' } }]);
    const actor = { kind: 'person', id: people.priya.id };
    expect(await timelineOf(test, incident, 'approved')).toMatchObject([{ actor }]);
  });

  it('counts the members of a user group among the approvers', async () => {
    const { approval } = await askedRun(test);
    expect(await press(approval.id, { person: people.devon.id })).toEqual({ kind: 'approved' });
  });

  it('ends the run when one of the approvers rejects, and keeps the reason', async () => {
    const { incident, run, approval } = await askedRun(test);
    expect(await press(approval.id, { verdict: 'reject', reason: 'not during payroll' })).toEqual({ kind: 'rejected' });
    expect(await runById(test.deps.db, run.id)).toMatchObject({
      state: 'rejected',
      reason: 'a person said no: not during payroll',
    });
    expect(await incidentByNumber(test.deps.db, incident)).toMatchObject({ state: 'triggered' });
    expect((await timelineOf(test, incident, 'rejected'))[0]?.text).toContain('not during payroll');
    expect(await test.jobs('advance-run', { run: run.id })).toEqual([]);
  });

  it.each(['approve', 'reject'] as const)('refuses %s by anybody else, and keeps that they tried', async (verdict) => {
    const { incident, run, approval } = await askedRun(test);
    const refused = await press(approval.id, { verdict, person: people.sofia.id });
    expect(refused).toEqual({ kind: 'not_permitted', approvers: test.deps.policy.approvers });
    expect(await timelineOf(test, incident, 'approval_refused')).toMatchObject([
      { actor: { kind: 'person', id: people.sofia.id } },
    ]);
    expect(await runById(test.deps.db, run.id)).toMatchObject({ state: 'waiting_approval' });
  });

  it('no longer counts somebody who has left the group of approvers meanwhile', async () => {
    const { approval } = await askedRun(test);
    const { slack } = test.deps.clients;
    const left = { ...slack, usergroupMembers: async () => [people.maya.id] };
    const deps = { ...test.deps, clients: { ...test.deps.clients, slack: left } };
    const press = { approval: approval.id, verdict: 'approve', person: people.devon.id, reason: null } as const;
    expect((await decideApproval(deps, press)).kind).toBe('not_permitted');
  });

  it('asks Slack for the group at every press, and decides nothing when Slack cannot tell', async () => {
    const { run, approval } = await askedRun(test);
    test.workspace.failNext({ method: 'usergroups.users.list', error: 'internal_error' });
    await expect(press(approval.id, { person: people.devon.id })).rejects.toMatchObject({ system: 'slack' });
    expect(await runById(test.deps.db, run.id)).toMatchObject({ state: 'waiting_approval' });
  });

  it('lets one of two people decide who press at once, and tells the other who did', async () => {
    const { run, approval } = await askedRun(test);
    const decided = await Promise.all([
      press(approval.id, { person: people.priya.id }),
      press(approval.id, { person: people.maya.id }),
    ]);
    const by = (await approvalById(test.deps.db, approval.id))?.decidedBy;
    expect(decided.filter(({ kind }) => kind === 'approved')).toHaveLength(1);
    expect(decided).toContainEqual({ kind: 'already_decided', state: 'approved', by });
    expect(await test.jobs('advance-run', { run: run.id })).toHaveLength(1);
  });

  it('lets one of two opposite verdicts count that are pressed at once', async () => {
    const { run, approval } = await askedRun(test);
    const decided = await Promise.all([
      press(approval.id),
      press(approval.id, { verdict: 'reject', person: people.maya.id, reason: 'not now' }),
    ]);
    const state = (await runById(test.deps.db, run.id))?.state;
    expect(decided.map(({ kind }) => kind).toSorted()).toEqual(
      ['already_decided', state === 'rejected' ? 'rejected' : 'approved'].toSorted(),
    );
  });

  it('changes nothing when the same press arrives again', async () => {
    const { incident, run, approval } = await askedRun(test);
    await press(approval.id);
    expect(await press(approval.id)).toEqual({ kind: 'already_decided', state: 'approved', by: people.priya.id });
    expect(await test.jobs('advance-run', { run: run.id })).toHaveLength(1);
    expect(await timelineOf(test, incident, 'run_started')).toHaveLength(1);
  });

  it('takes no answer from the instant at which the question expires', async () => {
    const { run, approval } = await askedRun(test);
    test.clock.set(approval.expiresAt);
    expect(await press(approval.id)).toEqual({ kind: 'expired' });
    expect(await runById(test.deps.db, run.id)).toMatchObject({ state: 'waiting_approval' });
  });

  it('takes an answer only for exactly what was shown', async () => {
    const { run, approval } = await askedRun(test);
    const variables = { ...run.variables, service: 'another-service' };
    await test.write((trx) => updateRun(trx, run.id, { state: 'waiting_approval', variables }, test.clock.now()));
    expect(await press(approval.id)).toEqual({ kind: 'changed', what: 'the runbook or its values' });
    expect(await approvalById(test.deps.db, approval.id)).toMatchObject({ state: 'void' });
    expect(await test.jobs('advance-run', { run: run.id })).toEqual([]);
    const again = await questionOf(test, run.id);
    expect(again.id).not.toBe(approval.id);
    expect(await press(again.id)).toEqual({ kind: 'approved' });
  });

  it('says that a question is withdrawn whose run has ended', async () => {
    const { run, approval } = await askedRun(test);
    await test.write((trx) => updateRun(trx, run.id, { state: 'cancelled' }, test.clock.now()));
    expect(await press(approval.id)).toEqual({ kind: 'already_decided', state: 'withdrawn', by: null });
  });

  it('finds no question under an unknown id', async () => {
    expect(await press('no-such-approval')).toEqual({ kind: 'not_found' });
  });

  it.each([
    ['approve', { approved: true, by: people.priya.id }],
    ['reject', { approved: false, by: people.priya.id, reason: 'too risky' }],
  ] as const)('leaves a verdict to %s where the waiting step reads it', async (verdict, memo) => {
    const { run } = await proposedRun(test, { runbook: asking, needsApproval: false });
    await advanceRun(test.deps, { run: run.id, thread: '' });
    const question = await questionOf(test, run.id);
    expect(question.path).toBe('steps[0]');
    const reason = verdict === 'reject' ? 'too risky' : null;
    expect((await press(question.id, { verdict, reason })).kind).toBe(verdict === 'approve' ? 'approved' : 'rejected');
    expect(await stepOfRun(test.deps.db, run.id, 'steps[0]')).toMatchObject({ state: 'queued', memo });
    expect(await runById(test.deps.db, run.id)).toMatchObject({ state: 'running', finishedAt: null });
    await advanceRun(test.deps, { run: run.id, thread: '' });
    expect(await stepOfRun(test.deps.db, run.id, 'steps[0]')).toMatchObject({
      state: verdict === 'approve' ? 'done' : 'failed',
    });
  });

  it('wants a reason for a rejection', async () => {
    const { run, approval } = await askedRun(test);
    expect(await press(approval.id, { verdict: 'reject' })).toEqual({ kind: 'reason_needed' });
    expect(await runById(test.deps.db, run.id)).toMatchObject({ state: 'waiting_approval' });
  });

  it('starts only once as many different people have approved as are wanted', async () => {
    const { run, approval } = await askedRun(twoWanted());
    expect(await press(approval.id)).toEqual({ kind: 'counted', approved: 1, quorum: 2 });
    expect(await press(approval.id)).toEqual({ kind: 'already_counted', approved: 1, quorum: 2 });
    expect(await runById(test.deps.db, run.id)).toMatchObject({ state: 'waiting_approval' });
    expect(await press(approval.id, { person: people.maya.id })).toEqual({ kind: 'approved' });
    expect(await runById(test.deps.db, run.id)).toMatchObject({ state: 'running' });
  });

  it('lets one rejection outweigh any number of approvals', async () => {
    const { run, approval } = await askedRun(twoWanted());
    await press(approval.id);
    const rejected = await press(approval.id, { verdict: 'reject', person: people.maya.id, reason: 'no' });
    expect(rejected).toEqual({ kind: 'rejected' });
    expect(await runById(test.deps.db, run.id)).toMatchObject({ state: 'rejected' });
  });

  it('leaves whoever asked for the run out, where that is wanted', async () => {
    const { deps } = test;
    const strict = changed({ policy: { ...deps.policy, excludeRequester: true } });
    const { approval } = await askedRun(strict, undefined, people.priya.id);
    expect(await press(approval.id)).toEqual({ kind: 'excluded' });
    expect(await press(approval.id, { person: people.maya.id })).toEqual({ kind: 'approved' });
  });

  it('approves nothing while all runbooks are stopped', async () => {
    const { run, approval } = await askedRun(test);
    const stop = { by: people.maya.id, reason: 'payroll', at: test.clock.now() };
    await test.write((trx) => throwStop(trx, stop));
    expect(await press(approval.id)).toEqual({ kind: 'stopped', by: people.maya.id, reason: 'payroll' });
    await test.write((trx) => liftStop(trx));
    expect(await runById(test.deps.db, run.id)).toMatchObject({ state: 'waiting_approval' });
  });

  it('keeps every press, whatever became of it', async () => {
    const { approval } = await askedRun(test);
    await press(approval.id, { person: people.sofia.id });
    await press(approval.id, { verdict: 'reject' });
    await press(approval.id);
    await press(approval.id);
    const presses = await pressesOf(test.deps.db, approval.id);
    expect(presses.map(({ person, outcome }) => [person, outcome])).toEqual([
      [people.sofia.id, 'not_permitted'],
      [people.priya.id, 'reason_needed'],
      [people.priya.id, 'approved'],
      [people.priya.id, 'already_decided'],
    ]);
  });
});
