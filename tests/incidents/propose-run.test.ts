import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Json } from '#domain/run.ts';
import { runSubject } from '#incidents/engine/approval-subject.ts';
import { actorOf, proposeRun } from '#incidents/propose-run.ts';
import { incidentByNumber } from '#store/repositories/incidents.ts';
import { stepsOfRun } from '#store/repositories/run-steps.ts';
import { runById } from '#store/repositories/runs.ts';
import { withSteps } from '#tests/runbooks/walk.ts';
import { useTestDeps } from '#tests/support/test-deps.ts';
import { askedRun, harmless, proposedRun, telling } from './proposed-run.ts';
import { timelineOf } from './timeline-of.ts';
import { theIncident } from './the-incident.ts';

const test = useTestDeps();

describe('proposeRun', () => {
  it('puts the question to people, with a reminder and an end', async () => {
    const { incident, run, approval } = await askedRun(test);
    expect(run).toMatchObject({ state: 'waiting_approval', runbookSource: telling.source, runbookHash: telling.hash });
    const expiresAt = new Date(test.clock.now().getTime() + test.deps.policy.approvalExpiryMs);
    expect(approval).toMatchObject({ path: null, state: 'pending', expiresAt });
    expect(await test.jobs('approval-due', { approval: approval.id })).toMatchObject([
      {
        payload: { stage: 'remind' },
        startAfter: new Date(test.clock.now().getTime() + test.deps.policy.approvalReminderMs),
      },
      { payload: { stage: 'expire' }, startAfter: expiresAt },
    ]);
    expect(await timelineOf(test, incident, 'approval_requested')).toHaveLength(1);
    expect(await test.jobs('advance-run', { run: run.id })).toEqual([]);
  });

  it('calls the approvers into the channel', async () => {
    const { incident, approval } = await askedRun(test);
    const messages = await test.deps.db
      .selectFrom('slack_messages')
      .select(['kind', 'key'])
      .where('incident', '=', incident)
      .execute();
    expect(messages).toEqual([{ kind: 'call', key: `approval/${approval.id}` }]);
  });

  it('starts a run that needs no approval at its first step', async () => {
    const { incident, run } = await proposedRun(test, { needsApproval: false });
    expect(run.state).toBe('running');
    expect(await incidentByNumber(test.deps.db, incident)).toMatchObject({ state: 'mitigating' });
    expect(await stepsOfRun(test.deps.db, run.id)).toMatchObject([{ path: 'steps[0]', state: 'queued' }]);
    expect(await test.jobs('advance-run', { run: run.id })).toMatchObject([{ payload: { thread: '' } }]);
    expect(await timelineOf(test, incident, 'run_started')).toHaveLength(1);
  });

  it('leaves the incident where it is for a run that changes nothing', async () => {
    const { incident } = await proposedRun(test, { runbook: harmless, needsApproval: false });
    expect(await incidentByNumber(test.deps.db, incident)).toMatchObject({ state: 'triggered' });
  });

  it('asks without a reminder where the question ends before it would be due', async () => {
    const deps = { ...test.deps, policy: { ...test.deps.policy, approvalExpiryMs: 60_000 } };
    const hurried = Object.create(test, { deps: { value: deps } }) as typeof test;
    const { approval } = await askedRun(hurried);
    expect(await test.jobs('approval-due', { approval: approval.id })).toMatchObject([
      { payload: { stage: 'expire' } },
    ]);
  });

  it('is busy while another run of the incident is unfinished', async () => {
    const { incident: number } = await askedRun(test);
    const incident = await theIncident(test, number);
    const second = {
      id: randomUUID(),
      incident,
      runbook: telling,
      variables: {},
      startedBy: 'U1',
      needsApproval: true,
      preview: [],
    };
    expect(await test.write((trx) => proposeRun(test.deps, trx, second))).toEqual({ kind: 'busy' });
    expect(await runById(test.deps.db, second.id)).toBeNull();
  });

  it('does not start a runbook whose input nobody gave', async () => {
    const { incident: number } = await proposedRun(test, { needsApproval: true });
    const incident = await theIncident(test, number);
    const runbook = withSteps(
      '  - type: notification\n    channel: slack\n    message: "Moving {{ shard }}."',
      'inputs:\n  shard:\n    type: string\n    description: Which shard\n',
    );
    const proposal = {
      id: randomUUID(),
      incident,
      runbook,
      variables: {},
      startedBy: 'U1',
      needsApproval: true,
      preview: [],
    };
    expect(await test.write((trx) => proposeRun(test.deps, trx, proposal))).toEqual({
      kind: 'cannot_start',
      why: 'test needs the input shard',
    });
  });
});

describe('runSubject', () => {
  const json = fc.jsonValue() as fc.Arbitrary<Json>;
  const reversed = (value: Json): Json => {
    if (Array.isArray(value)) return value.map((item: Json) => reversed(item));
    if (value === null || typeof value !== 'object') return value;
    const entries = Object.entries(value as Readonly<Record<string, Json>>);
    return Object.fromEntries(entries.toReversed().map(([key, item]) => [key, reversed(item)]));
  };

  it('does not depend on the order in which the database keeps an object’s keys', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), json), (variables) => {
        const other = reversed(variables) as Record<string, Json>;
        expect(runSubject('h', other)).toBe(runSubject('h', variables));
      }),
    );
  });

  it('changes with any value, and with the runbook’s text', () => {
    fc.assert(
      fc.property(json, json, (one, other) => {
        fc.pre(JSON.stringify(reversed(one)) !== JSON.stringify(reversed(other)));
        fc.pre(JSON.stringify(one) !== JSON.stringify(reversed(other)));
        expect(runSubject('h', { x: one })).not.toBe(runSubject('h', { x: other }));
      }),
    );
    expect(runSubject('a', {})).not.toBe(runSubject('b', {}));
  });
});

describe('actorOf', () => {
  it('tells Firebreak from a person', () => {
    expect(actorOf('firebreak')).toEqual({ kind: 'firebreak' });
    expect(actorOf('U1')).toEqual({ kind: 'person', id: 'U1' });
  });
});
