import { describe, expect, it } from 'vitest';
import type { Announcement } from '#domain/run.ts';
import { announce } from '#incidents/announce.ts';
import { useTestDeps } from '#tests/support/test-deps.ts';
import { ledgerOf } from './ledger-of.ts';
import { proposedRun } from './proposed-run.ts';
import { timelineOf } from './timeline-of.ts';

const test = useTestDeps();
const announced = async (announcement: Announcement, times = 1) => {
  const { incident, run } = await proposedRun(test, { needsApproval: false });
  for (let time = 0; time < times; time += 1) {
    await test.write((trx) => announce(test.deps, trx, run, `${run.id}/steps[0]/0`, announcement));
  }
  return { incident, run };
};

describe('announce', () => {
  it('says in the channel what a step tells people', async () => {
    const { incident, run } = await announced({ channel: 'slack', text: 'Restarted', escalate: false });
    const [message] = await ledgerOf(test, incident);
    expect(message).toMatchObject({ kind: 'update', key: `${run.id}/steps[0]/0`, text: 'Restarted' });
    expect(await test.jobs('post-message', { message: message?.id ?? 0 })).toHaveLength(1);
    expect(await test.jobs('send-page', { incident })).toEqual([]);
  });

  it('also wakes somebody where the step escalates', async () => {
    const { incident } = await announced({ channel: 'slack', text: 'Look at it', escalate: true });
    expect(await ledgerOf(test, incident)).toMatchObject([{ kind: 'escalation', text: 'Look at it' }]);
    expect(await test.jobs('send-page', { incident })).toMatchObject([
      { payload: { action: 'trigger', summary: `INC-${incident}: Look at it`, severity: 'sev3' }, priority: 10 },
    ]);
    expect(await timelineOf(test, incident, 'escalated')).toHaveLength(1);
  });

  it('pages with the severity that the step names', async () => {
    const { incident } = await announced({ channel: 'pagerduty', text: 'It is down', severity: 'sev1' });
    expect(await test.jobs('send-page', { incident })).toMatchObject([{ payload: { severity: 'sev1' } }]);
    expect(await ledgerOf(test, incident)).toEqual([]);
  });

  it('speaks and escalates once, however often the step is repeated', async () => {
    const { incident } = await announced({ channel: 'slack', text: 'Look', escalate: true }, 3);
    expect(await ledgerOf(test, incident)).toHaveLength(1);
    expect(await test.jobs('send-page', { incident })).toHaveLength(1);
  });
});
