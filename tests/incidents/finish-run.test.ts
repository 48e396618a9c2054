import { describe, expect, it } from 'vitest';
import { acknowledge } from '#incidents/acknowledge.ts';
import { finishRun } from '#incidents/finish-run.ts';
import { incidentByNumber } from '#store/repositories/incidents.ts';
import { insertPage } from '#store/repositories/pages.ts';
import { approvalById } from '#store/repositories/approvals.ts';
import { runById } from '#store/repositories/runs.ts';
import { holderOf, takeTarget } from '#store/repositories/target-locks.ts';
import { useTestDeps } from '#tests/support/test-deps.ts';
import { deliver, resolved } from './alerts.ts';
import { ledgerOf } from './ledger-of.ts';
import { askedRun, proposedRun, type ProposedRun } from './proposed-run.ts';
import { timelineOf } from './timeline-of.ts';

const test = useTestDeps();
type End = Parameters<typeof finishRun>[3];
const finish = ({ run }: ProposedRun, state: End['state'], reason = 'that is how it went') =>
  test.write((trx) => finishRun(test.deps, trx, run, { state, reason }));
const stateOf = async (incident: number) => (await incidentByNumber(test.deps.db, incident))?.state;

describe('finishRun', () => {
  it.each([
    ['succeeded', 'succeeded', 'monitoring'],
    ['failed', 'failed', 'triggered'],
    ['cancelled', 'was cancelled', 'triggered'],
    ['rejected', 'was rejected', 'triggered'],
  ] as const)('says that a run %s, and hands the incident on', async (state, words, next) => {
    const started = await proposedRun(test, { needsApproval: false });
    await finish(started, state);
    expect(await runById(test.deps.db, started.run.id)).toMatchObject({ state, reason: 'that is how it went' });
    const [entry] = await timelineOf(test, started.incident, 'run_finished');
    expect(entry?.text).toBe(`test ${words}: that is how it went.`);
    expect(await stateOf(started.incident)).toBe(next);
  });

  it('gives an acknowledged incident back to whoever took it, not to everybody', async () => {
    const started = await proposedRun(test, { needsApproval: false });
    await acknowledge(test.deps, { incident: started.incident, person: 'U1' });
    await finish(started, 'failed');
    expect(await stateOf(started.incident)).toBe('acknowledged');
  });

  it.each([
    ['failed', 1],
    ['succeeded', 0],
    ['cancelled', 0],
    ['rejected', 0],
  ] as const)('wakes people for a run that %s: %d', async (state, pages) => {
    const started = await proposedRun(test, { needsApproval: false });
    await finish(started, state);
    expect(await test.jobs('send-page', { incident: started.incident })).toHaveLength(pages);
  });

  it('does not wake anybody twice', async () => {
    const started = await proposedRun(test, { needsApproval: false });
    const page = { incident: started.incident, action: 'trigger', summary: 's' } as const;
    await insertPage(test.deps.db, page, test.clock.now());
    await finish(started, 'failed');
    expect(await test.jobs('send-page', { incident: started.incident })).toEqual([]);
  });

  it('resolves an incident whose alerts ended while the run was at work', async () => {
    const started = await proposedRun(test, { needsApproval: false });
    await deliver(test, resolved(started.alert));
    expect(await stateOf(started.incident)).toBe('mitigating');
    await finish(started, 'succeeded');
    expect(await stateOf(started.incident)).toBe('resolved');
  });

  it('tells the channel what a failed run did, and gives its targets back', async () => {
    const started = await proposedRun(test, { needsApproval: false });
    await test.write((trx) => takeTarget(trx, 'a target', started.run.id, test.clock.now()));
    await finish(started, 'failed');
    expect(await ledgerOf(test, started.incident)).toMatchObject([{ kind: 'alarm', key: `failed/${started.run.id}` }]);
    expect(await holderOf(test.deps.db, 'a target')).toBeNull();
  });

  it('withdraws the questions of a run that ends', async () => {
    const started = await askedRun(test);
    await finish(started, 'cancelled');
    expect(await approvalById(test.deps.db, started.approval.id)).toMatchObject({ state: 'withdrawn' });
  });
});
