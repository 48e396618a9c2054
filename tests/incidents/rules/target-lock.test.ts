import { describe, expect, it } from 'vitest';
import { judgeTargetLock, type TargetQuestion } from '#incidents/rules/target-lock.ts';

const question: TargetQuestion = {
  target: { system: 'kubernetes', cluster: null, namespace: 'claims', name: 'deployment/claims-api' },
  run: 'run-2',
  holder: { run: 'run-1', runbook: 'hung-service-restart', incident: 12 },
  whenBusy: 'wait',
  waitedMs: 0,
  waitAtMostMs: 600_000,
};
const busy = 'deployment/claims-api in claims is in the hands of hung-service-restart for INC-12 (run run-1)';

describe('judgeTargetLock', () => {
  it('gives a target that nobody has', () => {
    expect(judgeTargetLock({ ...question, holder: null, whenBusy: 'refuse' })).toEqual({ verdict: 'go' });
  });

  it('never lets a run stand in its own way', () => {
    const own = { run: 'run-2', runbook: 'any', incident: 1 };
    expect(judgeTargetLock({ ...question, holder: own, whenBusy: 'refuse' })).toEqual({ verdict: 'go' });
  });

  it('waits for the run that has it, and names that run', () => {
    expect(judgeTargetLock(question)).toEqual({ verdict: 'wait', reason: `${busy}; one run at a time.` });
  });

  it('refuses at once where the owners do not want to wait', () => {
    const reason = `${busy}, and targets.when_busy says not to wait for it.`;
    expect(judgeTargetLock({ ...question, whenBusy: 'refuse' })).toEqual({ verdict: 'refuse', reason });
  });

  it('gives up once it has waited as long as it may, and not before', () => {
    expect(judgeTargetLock({ ...question, waitedMs: 599_999 })).toMatchObject({ verdict: 'wait' });
    const reason = `${busy} still, after 10 min, and targets.wait_at_most is 10 min.`;
    expect(judgeTargetLock({ ...question, waitedMs: 600_000 })).toEqual({ verdict: 'refuse', reason });
  });
});
