import { describe, expect, it } from 'vitest';
import { advanceRun } from '#incidents/advance-run.ts';
import { incidentOfChannel, listIncidents, readSnapshot } from '#incidents/read-incidents.ts';
import { resolveIncident } from '#incidents/resolve-incident.ts';
import { updateIncident } from '#store/repositories/incidents.ts';
import { insertMessage, markFailed } from '#store/repositories/slack-messages.ts';
import { appendTimeline } from '#store/repositories/timeline.ts';
import { firebreak } from '#domain/incident.ts';
import { useTestDeps } from '#tests/support/test-deps.ts';
import { deliver, openIncident, anAlert } from './alerts.ts';
import { askedRun, asking, proposedRun } from './proposed-run.ts';

const test = useTestDeps();

describe('readSnapshot', () => {
  it('holds everything that a view may show', async () => {
    const { incident, alert, run, approval } = await askedRun(test);
    const snapshot = await readSnapshot(test.deps, incident);
    expect(snapshot).toMatchObject({
      incident: { number: incident },
      alerts: [{ fingerprint: alert.fingerprint }],
      run: { run: { id: run.id }, risk: 'medium', steps: [{ path: 'steps[0]', state: 'pending', depth: 0 }] },
      approval: { id: approval.id },
      approvers: test.deps.policy.approvers,
      undelivered: [],
      now: test.clock.now(),
    });
    expect(snapshot?.timeline.map(({ kind }) => kind)).toEqual(['opened', 'approval_requested']);
  });

  it('says what became of each step, and which were not taken once the run has ended', async () => {
    const { incident, run } = await proposedRun(test, { runbook: asking, needsApproval: false });
    await advanceRun(test.deps, { run: run.id, thread: '' });
    const states = async () => (await readSnapshot(test.deps, incident))?.run?.steps.map(({ state }) => state);
    expect(await states()).toEqual(['waiting', 'pending']);
    await resolveIncident(test.deps, { incident, person: 'U1', note: null });
    expect(await states()).toEqual(['waiting', 'not_taken']);
  });

  it('names what could not be delivered', async () => {
    const { number: incident } = await openIncident(test);
    const entry = { incident, kind: 'update', key: `undelivered/${incident}`, text: 'Restarted' } as const;
    const id = (await test.write((trx) => insertMessage(trx, entry, test.clock.now()))) ?? 0;
    await markFailed(test.deps.db, id, 'is_archived');
    expect((await readSnapshot(test.deps, incident))?.undelivered).toEqual(['Restarted (is_archived)']);
  });

  it('holds the latest fifty entries of a long timeline, oldest first', async () => {
    const { number } = await openIncident(test);
    await test.write(async (trx) => {
      for (let n = 1; n <= 60; n += 1) {
        const note = { kind: 'note', actor: firebreak, text: `note ${n}`, at: test.clock.now() } as const;
        await appendTimeline(trx, number, note);
      }
    });
    const texts = (await readSnapshot(test.deps, number))?.timeline.map(({ text }) => text);
    expect(texts).toHaveLength(50);
    expect([texts?.at(0), texts?.at(-1)]).toEqual(['note 11', 'note 60']);
  });

  it('has neither run nor question where there was none', async () => {
    const { number } = await openIncident(test);
    expect(await readSnapshot(test.deps, number)).toMatchObject({ run: null, approval: null });
  });

  it('is null for an incident that does not exist', async () => {
    expect(await readSnapshot(test.deps, 999_999)).toBeNull();
  });
});

describe('listIncidents', () => {
  it('lists the newest first, open ones or all', async () => {
    const [over, open] = [await openIncident(test), await openIncident(test)];
    await resolveIncident(test.deps, { incident: over.number, person: 'U1', note: null });
    const numbers = async (state: 'open' | 'all') =>
      (await listIncidents(test.deps, { state, limit: 2 })).map(({ number }) => number);
    expect(await numbers('all')).toEqual([open.number, over.number]);
    expect(await numbers('open')).not.toContain(over.number);
  });
});

describe('incidentOfChannel', () => {
  it('finds the incident by its channel', async () => {
    const alert = anAlert();
    await deliver(test, alert);
    const { number } = await openIncident(test);
    await test.write((trx) =>
      updateIncident(trx, number, { channel: { id: 'CFOUND', name: 'inc' } }, test.clock.now()),
    );
    expect(await incidentOfChannel(test.deps, 'CFOUND')).toBe(number);
    expect(await incidentOfChannel(test.deps, 'COTHER')).toBeNull();
  });
});
