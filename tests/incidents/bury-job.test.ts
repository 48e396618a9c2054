import { describe, expect, it } from 'vitest';
import { advanceRun } from '#incidents/advance-run.ts';
import { buryJob } from '#incidents/bury-job.ts';
import { messageById, insertMessage } from '#store/repositories/slack-messages.ts';
import { runById } from '#store/repositories/runs.ts';
import { withSteps } from '#tests/runbooks/walk.ts';
import { useTestDeps } from '#tests/support/test-deps.ts';
import { openIncident } from './alerts.ts';
import { ledgerOf } from './ledger-of.ts';
import { asking, proposedRun } from './proposed-run.ts';
import { timelineOf } from './timeline-of.ts';

const test = useTestDeps();

describe('buryJob', () => {
  it('pages what Slack did not take, in the words that were to be said', async () => {
    const { number: incident } = await openIncident(test);
    const entry = { incident, kind: 'update', key: `k/${incident}`, text: 'Restarted claims-api' } as const;
    const message = (await test.write((trx) => insertMessage(trx, entry, test.clock.now()))) ?? 0;
    await buryJob(test.deps, { queue: 'post-message', payload: { message }, reason: 'slack: channel_not_found' });
    expect(await messageById(test.deps.db, message)).toMatchObject({
      state: 'failed',
      error: 'slack: channel_not_found',
    });
    const [page] = await test.jobs('send-page', { incident });
    expect(page?.payload.action).toBe('trigger');
    expect(page?.payload.summary).toContain('post-message failed for good: slack: channel_not_found');
    expect(page?.payload.summary).toContain('The message was: Restarted claims-api');
    expect(await timelineOf(test, incident, 'delivery_failed')).toHaveLength(1);
  });

  it('calls in the channel what PagerDuty did not take, and does not page again', async () => {
    const { number: incident } = await openIncident(test);
    const payload = { incident, action: 'trigger', summary: 's', severity: 'sev1' };
    await buryJob(test.deps, { queue: 'send-page', payload, reason: 'pagerduty: invalid routing key' });
    const [message] = await ledgerOf(test, incident);
    expect(message).toMatchObject({ kind: 'call', state: 'pending' });
    expect(message?.text).toContain('PagerDuty was not reached, so nobody was woken: pagerduty: invalid routing key');
    expect(await test.jobs('post-message', { message: message?.id ?? 0 })).toHaveLength(1);
    expect(await test.jobs('send-page', { incident })).toEqual([]);
    expect(await timelineOf(test, incident, 'delivery_failed')).toHaveLength(1);
  });

  it('makes a question to people of a step that nobody takes on any more', async () => {
    const { incident, run } = await proposedRun(test, { needsApproval: false });
    await buryJob(test.deps, { queue: 'advance-run', payload: { run: run.id, thread: '' }, reason: 'a bug' });
    expect((await timelineOf(test, incident, 'delivery_failed'))[0]?.text).toBe('advance-run failed for good: a bug');
    expect(await test.jobs('send-page', { incident })).toHaveLength(1);
    expect(await runById(test.deps.db, run.id)).toMatchObject({ state: 'unknown' });
  });

  it('leaves a step alone that people will wake, and gives one that waits for an instant a new job', async () => {
    const { incident, run } = await proposedRun(test, { runbook: asking, needsApproval: false });
    const job = { run: run.id, thread: '' };
    await advanceRun(test.deps, job);
    await buryJob(test.deps, { queue: 'advance-run', payload: job, reason: 'a bug' });
    expect(await runById(test.deps.db, run.id)).toMatchObject({ state: 'waiting_approval' });
    expect(await test.jobs('send-page', { incident })).toEqual([]);

    const pausing = withSteps('  - { type: wait, for: 30s }\n', 'risk: medium\n');
    const waiting = await proposedRun(test, { runbook: pausing, needsApproval: false });
    const wake = { run: waiting.run.id, thread: '' };
    await advanceRun(test.deps, wake);
    const before = await test.jobs('advance-run', wake);
    await buryJob(test.deps, { queue: 'advance-run', payload: wake, reason: 'a bug' });
    const after = await test.jobs('advance-run', wake);
    expect(after).toHaveLength(before.length + 1);
    expect(after.at(-1)?.startAfter).toEqual(before.at(-1)?.startAfter);
  });

  it.each([
    ['names nothing', { stage: 'expire' }],
    ['names an incident that does not exist', { incident: 999_999 }],
    ['is no object', 'lost'],
  ])('still stands in the log when its payload %s', async (_, payload) => {
    await buryJob(test.deps, { queue: 'unknown', payload, reason: 'why' });
    expect(test.log.at(-1)).toMatchObject({ level: 'error', facts: { queue: 'unknown', payload, reason: 'why' } });
  });
});
