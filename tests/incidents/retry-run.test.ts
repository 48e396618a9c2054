import { describe, expect, it } from 'vitest';
import { retryRun } from '#incidents/retry-run.ts';
import { people } from '#sandbox/slack/seed.ts';
import { stepsOfRun } from '#store/repositories/run-steps.ts';
import { activeRun, runById, saveInRun } from '#store/repositories/runs.ts';
import { liftStop, throwStop } from '#store/repositories/stop-switch.ts';
import { withSteps } from '#tests/runbooks/walk.ts';
import { useTestDeps } from '#tests/support/test-deps.ts';
import { runAlong } from './engine/run-along.ts';
import { ledgerOf } from './ledger-of.ts';
import { askedRun, proposedRun } from './proposed-run.ts';

const test = useTestDeps({ slack: true });
const say = (text: string) => `{ type: notification, channel: slack, message: "${text}" }`;
const failing = `{ type: wait_until, assert: "ready > 0", within: 10s, every: 5s, on_failure: [ ${say('not ready')} ] }`;

async function failedRun(steps: string) {
  const header = 'risk: medium\nvars: { ready: 0 }\n';
  const { run, incident } = await proposedRun(test, { runbook: withSteps(steps, header), needsApproval: false });
  expect(await runAlong(test, run.id)).toMatchObject({ state: 'failed' });
  return { run: run.id, incident };
}
const retry = (incident: number, person: string = people.priya.id) => retryRun(test.deps, { incident, person });
const said = async (incident: number) =>
  (await ledgerOf(test, incident)).filter(({ kind }) => kind === 'update').map(({ text }) => text);

describe('retryRun', () => {
  it('begins again at the step that failed, with what the run knew', async () => {
    const { run, incident } = await failedRun(`  - ${say('first')}\n  - ${failing}\n  - ${say('last')}\n`);
    expect(await retry(incident)).toMatchObject({ kind: 'retried', runbook: 'test' });
    const again = await activeRun(test.deps.db, incident);
    expect(again).toMatchObject({ retryOf: run, startedBy: people.priya.id });
    await test.write((trx) => saveInRun(trx, again?.id ?? '', { ready: 1 }));
    expect(await runAlong(test, again?.id ?? '')).toMatchObject({ state: 'succeeded' });
    expect(await said(incident)).toEqual(['first', 'not ready', 'last']);
    expect(await runById(test.deps.db, run)).toMatchObject({ state: 'failed' });
    expect((await stepsOfRun(test.deps.db, run)).map(({ state }) => state)).toEqual(['done', 'failed', 'done']);
  });

  it('begins again within the branch of parallel that failed, and does no other branch twice', async () => {
    const { incident } = await failedRun(
      `  - type: parallel\n    branches:\n      good: [ ${say('good')} ]\n      bad: [ ${failing}, ${say('then')} ]\n  - ${say('after')}\n`,
    );
    await retry(incident);
    const again = await activeRun(test.deps.db, incident);
    await test.write((trx) => saveInRun(trx, again?.id ?? '', { ready: 1 }));
    expect(await runAlong(test, again?.id ?? '')).toMatchObject({ state: 'succeeded' });
    expect(await said(incident)).toEqual(['good', 'not ready', 'then', 'after']);
  });

  it('refuses those who may not approve, and where nothing failed', async () => {
    const { incident } = await failedRun(`  - ${failing}\n`);
    expect(await retry(incident, people.sofia.id)).toMatchObject({ kind: 'not_permitted' });
    const { incident: asked } = await askedRun(test);
    expect(await retry(asked)).toEqual({ kind: 'nothing_failed' });
    expect(await retry(999_999)).toEqual({ kind: 'not_found' });
  });

  it('refuses while everything is stopped', async () => {
    const { incident } = await failedRun(`  - ${failing}\n`);
    await test.write((trx) => throwStop(trx, { by: 'U1', reason: null, at: test.clock.now() }));
    expect(await retry(incident)).toEqual({ kind: 'stopped' });
    await test.write((trx) => liftStop(trx));
  });
});
