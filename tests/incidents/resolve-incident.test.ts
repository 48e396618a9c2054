import { describe, expect, it } from 'vitest';
import { advanceRun } from '#incidents/advance-run.ts';
import { resolveIncident } from '#incidents/resolve-incident.ts';
import { approvalById } from '#store/repositories/approvals.ts';
import { incidentByNumber, updateIncident } from '#store/repositories/incidents.ts';
import { stepOfRun } from '#store/repositories/run-steps.ts';
import { runById } from '#store/repositories/runs.ts';
import { useTestDeps } from '#tests/support/test-deps.ts';
import { openIncident } from './alerts.ts';
import { askedRun, proposedRun } from './proposed-run.ts';
import { timelineOf } from './timeline-of.ts';

const test = useTestDeps();
const resolve = (incident: number, note: string | null = null) =>
  resolveIncident(test.deps, { incident, person: 'U1', note });

describe('resolveIncident', () => {
  it('ends an incident in a person’s name, with their note', async () => {
    const { number } = await openIncident(test);
    expect(await resolve(number, 'rolled back by hand')).toEqual({ kind: 'resolved' });
    expect(await incidentByNumber(test.deps.db, number)).toMatchObject({ state: 'resolved' });
    expect(await timelineOf(test, number, 'resolved')).toMatchObject([
      { actor: { kind: 'person', id: 'U1' }, text: 'Resolved the incident: rolled back by hand.' },
    ]);
  });

  it.each(['resolved', 'closed', 'merged'] as const)('says that an incident is %s already', async (state) => {
    const { number } = await openIncident(test);
    await test.write((trx) => updateIncident(trx, number, { state }, test.clock.now()));
    expect(await resolve(number)).toEqual({ kind: 'already', state });
    expect(await timelineOf(test, number, 'resolved')).toEqual([]);
  });

  it('finds no incident under an unknown number', async () => {
    expect(await resolve(999_999)).toEqual({ kind: 'not_found' });
  });

  it('withdraws the question that waits, in the person’s name', async () => {
    const { incident, run, approval } = await askedRun(test);
    await resolve(incident);
    expect(await approvalById(test.deps.db, approval.id)).toMatchObject({ state: 'withdrawn', decidedBy: 'U1' });
    expect(await runById(test.deps.db, run.id)).toMatchObject({ state: 'cancelled' });
  });

  it('ends a run in progress at its next step', async () => {
    const { incident, run } = await proposedRun(test, { needsApproval: false });
    await resolve(incident);
    await advanceRun(test.deps, { run: run.id, thread: '' });
    expect(await stepOfRun(test.deps.db, run.id, 'steps[0]')).toMatchObject({ state: 'queued', attempt: 0 });
    expect(await runById(test.deps.db, run.id)).toMatchObject({
      state: 'cancelled',
      reason: 'the incident was resolved by a person',
    });
  });
});
