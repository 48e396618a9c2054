import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { declareIncident } from '#incidents/declare-incident.ts';
import { settleIfQuiet } from '#incidents/settle-if-quiet.ts';
import { approvalById } from '#store/repositories/approvals.ts';
import { incidentByNumber, updateIncident } from '#store/repositories/incidents.ts';
import { runById } from '#store/repositories/runs.ts';
import { useTestDeps } from '#tests/support/test-deps.ts';
import { deliver, openIncident, resolved } from './alerts.ts';
import { askedRun, proposedRun } from './proposed-run.ts';
import { timelineOf } from './timeline-of.ts';

const test = useTestDeps();
const settle = (number: number) => test.write((trx) => settleIfQuiet(test.deps, trx, number));
const stateOf = async (number: number) => (await incidentByNumber(test.deps.db, number))?.state;

describe('settleIfQuiet', () => {
  it('leaves an incident open while any of its alerts fires', async () => {
    const { number } = await openIncident(test);
    await settle(number);
    expect(await stateOf(number)).toBe('triggered');
  });

  it('leaves an incident open while a run is at work', async () => {
    const { incident, alert } = await proposedRun(test, { needsApproval: false });
    await deliver(test, resolved(alert));
    expect(await stateOf(incident)).toBe('mitigating');
  });

  it('withdraws a question that nobody has answered, with its run', async () => {
    const { incident, alert, run, approval } = await askedRun(test);
    await deliver(test, resolved(alert));
    expect(await stateOf(incident)).toBe('resolved');
    const reason = 'the alerts ended before anybody decided';
    expect(await approvalById(test.deps.db, approval.id)).toMatchObject({
      state: 'withdrawn',
      decidedBy: null,
      reason,
    });
    expect(await runById(test.deps.db, run.id)).toMatchObject({ state: 'cancelled', reason });
  });

  it('leaves an incident that a person declared to that person', async () => {
    const declared = await declareIncident(test.deps, {
      title: 'By hand',
      severity: 'sev2',
      service: null,
      description: '',
      person: 'U1',
      gesture: randomUUID(),
    });
    const number = declared.kind === 'declared' ? declared.incident : 0;
    await settle(number);
    expect(await stateOf(number)).toBe('triggered');
  });

  it('resolves once', async () => {
    const { number, alert } = await openIncident(test);
    await deliver(test, resolved(alert));
    await settle(number);
    expect(await timelineOf(test, number, 'resolved')).toHaveLength(1);
  });

  it.each(['closed', 'merged'] as const)('does not touch an incident that is %s', async (state) => {
    const { number, alert } = await openIncident(test);
    await test.write((trx) => updateIncident(trx, number, { state }, test.clock.now()));
    await deliver(test, resolved(alert));
    await settle(number);
    expect(await stateOf(number)).toBe(state);
  });
});
