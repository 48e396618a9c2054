import { describe, expect, it } from 'vitest';
import { settleDoubt, type DoubtVerdict } from '#incidents/settle-doubt.ts';
import { people } from '#sandbox/slack/seed.ts';
import { insertStep, startStep, stepOfRun } from '#store/repositories/run-steps.ts';
import { runById } from '#store/repositories/runs.ts';
import { withSteps } from '#tests/runbooks/walk.ts';
import { useTestDeps } from '#tests/support/test-deps.ts';
import { runAlong } from './engine/run-along.ts';
import { ledgerOf } from './ledger-of.ts';
import { proposedRun } from './proposed-run.ts';
import { timelineOf } from './timeline-of.ts';

const test = useTestDeps({ slack: true, platform: true });
const runbook = withSteps(
  [
    '  - type: kubernetes',
    '    action: scale',
    '    target: deployment/billing-api',
    '    namespace: billing',
    '    replicas: "+0"',
    '    idempotency: ask',
    '  - { type: notification, channel: slack, message: "going on" }',
  ].join('\n'),
);
const path = 'steps[0]';

/** A run whose first step was cut off in the middle, so that nobody knows what it did. */
async function inDoubt() {
  const { run, incident } = await proposedRun(test, { runbook, needsApproval: false });
  const claim = { run: run.id, path, attempt: 0, tries: 1, memo: { phase: 'write' } };
  await test.write(async (trx) => {
    await insertStep(trx, { run: run.id, thread: '', path, type: 'kubernetes', title: 'kubernetes' });
    await startStep(trx, claim, test.clock.now());
  });
  await runAlong(test, run.id);
  return { run: run.id, incident };
}
/** The first attempt was cut off, and the second found that nobody can tell. */
const settle = (run: string, verdict: DoubtVerdict, person: string = people.priya.id, attempt = 2) =>
  settleDoubt(test.deps, { run, path, attempt, verdict, person });
const said = async (incident: number) => (await ledgerOf(test, incident)).map(({ text }) => text);

describe('a step of which nobody knows what it did', () => {
  it('stops the run, wakes people, and is said to be unknown', async () => {
    const { run, incident } = await inDoubt();
    expect(await runById(test.deps.db, run)).toMatchObject({ state: 'unknown', finishedAt: null });
    expect(await stepOfRun(test.deps.db, run, path)).toMatchObject({ state: 'unknown' });
    expect(await test.jobs('send-page', { incident })).toHaveLength(1);
    expect(await ledgerOf(test, incident)).toMatchObject([{ kind: 'alarm' }]);
  });

  it('counts as done when a person says that it worked', async () => {
    const { run, incident } = await inDoubt();
    expect(await settle(run, 'worked')).toMatchObject({ kind: 'settled', verdict: 'worked' });
    expect(await runAlong(test, run)).toMatchObject({ state: 'succeeded' });
    expect(await said(incident)).toContain('going on');
    const actor = { kind: 'person', id: people.priya.id };
    expect(await timelineOf(test, incident, 'doubt_settled')).toMatchObject([{ actor }]);
  });

  it('is done once more when a person wants it again', async () => {
    const { run } = await inDoubt();
    await settle(run, 'again');
    expect(await stepOfRun(test.deps.db, run, path)).toMatchObject({ state: 'queued', memo: null });
    expect(await runAlong(test, run)).toMatchObject({ state: 'succeeded' });
  });

  it('is passed over when a person skips it', async () => {
    const { run, incident } = await inDoubt();
    await settle(run, 'skip');
    expect(await runAlong(test, run)).toMatchObject({ state: 'succeeded' });
    expect(await stepOfRun(test.deps.db, run, path)).toMatchObject({ state: 'skipped' });
    expect(await said(incident)).toContain('going on');
  });

  it('ends the run when a person stops it', async () => {
    const { run, incident } = await inDoubt();
    await settle(run, 'stop');
    expect(await runById(test.deps.db, run)).toMatchObject({ state: 'failed' });
    expect(await said(incident)).not.toContain('going on');
  });

  it('is settled by approvers alone, and once', async () => {
    const { run } = await inDoubt();
    expect(await settle(run, 'worked', people.sofia.id)).toMatchObject({ kind: 'not_permitted' });
    const both = await Promise.all([settle(run, 'worked'), settle(run, 'skip', people.maya.id)]);
    expect(both.map(({ kind }) => kind).toSorted()).toEqual(['no_doubt', 'settled']);
    expect(await settle('no-such-run', 'worked')).toEqual({ kind: 'not_found' });
  });

  it('is not settled by a press that was about an earlier doubt of it', async () => {
    const { run } = await inDoubt();
    expect(await settle(run, 'skip', people.priya.id, 1)).toEqual({ kind: 'no_doubt' });
    expect(await runById(test.deps.db, run)).toMatchObject({ state: 'unknown' });
  });
});
