import { describe, expect, it } from 'vitest';
import type { Policy } from '#incidents/policy.ts';
import { requestRun } from '#incidents/request-run.ts';
import { updateIncident } from '#store/repositories/incidents.ts';
import { latestRun } from '#store/repositories/runs.ts';
import { withSteps } from '#tests/runbooks/walk.ts';
import { useTestDeps } from '#tests/support/test-deps.ts';
import { openIncident } from './alerts.ts';
import { harmless, telling } from './proposed-run.ts';
import { timelineOf } from './timeline-of.ts';

const test = useTestDeps();
const risky = withSteps('  - type: wait\n    for: 5m', 'risk: high\n');
const needy = withSteps('  - type: wait\n    for: 5m', 'inputs:\n  shard:\n    type: string\n    description: Which\n');
const runbooks = [
  { ...telling, name: 'telling' },
  { ...harmless, name: 'harmless' },
  { ...risky, name: 'risky' },
  { ...needy, name: 'needy' },
];
const request = (incident: number, runbook: string, policy: Partial<Policy> = {}) => {
  const deps = { ...test.deps, runbooks, policy: { ...test.deps.policy, ...policy } };
  return requestRun(deps, { incident, runbook, person: 'U1' });
};

describe('requestRun', () => {
  it.each([
    ['telling', 'ask', true],
    ['telling', 'suggest', true],
    ['telling', 'observe', true],
    ['telling', 'act', false],
    ['harmless', 'ask', false],
    ['risky', 'act', true],
  ] as const)('runs %s, where it may %s, with approval: %s', async (runbook, autonomy, approvalNeeded) => {
    const { number } = await openIncident(test);
    expect(await request(number, runbook, { defaultAutonomy: autonomy })).toEqual({
      kind: 'requested',
      approvalNeeded,
    });
    expect(await latestRun(test.deps.db, number)).toMatchObject({
      state: approvalNeeded ? 'waiting_approval' : 'running',
      startedBy: 'U1',
    });
    const kind = approvalNeeded ? 'approval_requested' : 'run_started';
    expect(await timelineOf(test, number, kind)).toMatchObject([{ actor: { kind: 'person', id: 'U1' } }]);
  });

  it('names the run that is unfinished where there is one', async () => {
    const { number } = await openIncident(test);
    await request(number, 'telling');
    expect(await request(number, 'risky')).toEqual({ kind: 'busy', run: 'telling' });
  });

  it('suggests the names that were probably meant', async () => {
    const { number } = await openIncident(test);
    expect(await request(number, 'teling')).toEqual({ kind: 'no_such_runbook', suggestions: ['telling'] });
    expect(await latestRun(test.deps.db, number)).toBeNull();
  });

  it('says what is missing to start', async () => {
    const { number } = await openIncident(test);
    expect(await request(number, 'needy')).toEqual({ kind: 'cannot_start', why: 'needy needs the input shard' });
    expect(await latestRun(test.deps.db, number)).toBeNull();
  });

  it.each(['resolved', 'closed', 'merged'] as const)('runs nothing on an incident that is %s', async (state) => {
    const { number } = await openIncident(test);
    await test.write((trx) => updateIncident(trx, number, { state }, test.clock.now()));
    expect(await request(number, 'telling')).toEqual({ kind: 'closed', state });
  });

  it('finds no incident under an unknown number', async () => {
    expect(await request(999_999, 'telling')).toEqual({ kind: 'not_found' });
  });
});
