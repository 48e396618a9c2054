import { describe, expect, it } from 'vitest';
import { advanceRun } from '#incidents/advance-run.ts';
import { sweep } from '#incidents/sweep.ts';
import { incidentByNumber } from '#store/repositories/incidents.ts';
import { withSteps } from '#tests/runbooks/walk.ts';
import { useTestDeps } from '#tests/support/test-deps.ts';
import { openIncident } from './alerts.ts';
import { askedRun, proposedRun } from './proposed-run.ts';
import { timelineOf } from './timeline-of.ts';

const test = useTestDeps();
const minute = 60_000;

describe('sweep', () => {
  it('ends alerts whose sender went silent, and lets their incidents be looked at', async () => {
    const expiresAt = new Date(test.clock.now().getTime() + 5 * minute);
    const { alert } = await openIncident(test, { expiresAt });
    const before = await test.jobs('correlate-alerts');
    await sweep(test.deps);
    expect(await test.jobs('correlate-alerts')).toHaveLength(before.length);

    test.clock.advance(6 * minute);
    await sweep(test.deps);
    const row = await test.deps.db
      .selectFrom('alerts')
      .select(['id', 'status', 'resolved_by'])
      .where('fingerprint', '=', alert.fingerprint)
      .executeTakeFirstOrThrow();
    expect(row).toMatchObject({ status: 'resolved', resolved_by: 'expiry' });
    expect((await test.jobs('correlate-alerts')).at(-1)?.payload).toEqual({ alerts: [row.id] });

    await sweep(test.deps);
    expect(await test.jobs('correlate-alerts')).toHaveLength(before.length + 1);
  });

  it('wakes somebody for a run that stands still, once per quarter of an hour', async () => {
    const { incident } = await proposedRun(test, { needsApproval: false });
    const pages = async () => (await test.jobs('send-page', { incident })).length;
    test.clock.advance(15 * minute);
    await sweep(test.deps);
    expect(await pages()).toBe(0);
    test.clock.advance(1);
    await sweep(test.deps);
    await sweep(test.deps);
    expect(await pages()).toBe(1);
    expect((await timelineOf(test, incident, 'escalated'))[0]?.text).toContain('has not moved for 15 minutes');
    test.clock.advance(15 * minute + 1);
    await sweep(test.deps);
    expect(await pages()).toBe(2);
  });

  it('does not call a run stuck whose step waits for its time', async () => {
    const patient = withSteps('  - type: wait\n    for: 40m', 'risk: medium\n');
    const { incident, run } = await proposedRun(test, { runbook: patient, needsApproval: false });
    await advanceRun(test.deps, { run: run.id, thread: '' });
    test.clock.advance(30 * minute);
    await sweep(test.deps);
    expect(await test.jobs('send-page', { incident })).toEqual([]);
    test.clock.advance(25 * minute + 1);
    await sweep(test.deps);
    expect(await test.jobs('send-page', { incident })).toHaveLength(1);
  });

  it('takes a success back that did not end the alerts within ten minutes, and wakes somebody', async () => {
    const { incident, run } = await proposedRun(test, { needsApproval: false });
    await advanceRun(test.deps, { run: run.id, thread: '' });
    const state = async () => (await incidentByNumber(test.deps.db, incident))?.state;
    expect(await state()).toBe('monitoring');
    test.clock.advance(10 * minute);
    await sweep(test.deps);
    expect(await state()).toBe('monitoring');
    test.clock.advance(1);
    await sweep(test.deps);
    await sweep(test.deps);
    expect(await state()).toBe('triggered');
    expect(await test.jobs('send-page', { incident })).toHaveLength(1);
    expect((await timelineOf(test, incident, 'escalated'))[0]?.text).toContain('it did not help');
  });

  it('does not call a run stuck that waits for people', async () => {
    const { incident } = await askedRun(test);
    test.clock.advance(60 * minute);
    await sweep(test.deps);
    expect(await test.jobs('send-page', { incident })).toEqual([]);
  });
});
