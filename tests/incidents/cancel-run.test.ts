import { expect, it } from 'vitest';
import { advanceRun } from '#incidents/advance-run.ts';
import { cancelRun } from '#incidents/cancel-run.ts';
import { startStep, stepOfRun } from '#store/repositories/run-steps.ts';
import { runById } from '#store/repositories/runs.ts';
import { withSteps } from '#tests/runbooks/walk.ts';
import { useTestDeps } from '#tests/support/test-deps.ts';
import { runAlong } from './engine/run-along.ts';
import { ledgerOf } from './ledger-of.ts';
import { askedRun, proposedRun } from './proposed-run.ts';

const test = useTestDeps();
const patient = withSteps(
  '  - { type: wait, for: 1h }\n  - { type: notification, channel: slack, message: "on" }\n',
  'risk: medium\n',
);
const cancel = (incident: number) => cancelRun(test.deps, { incident, person: 'U1' });

it('ends a run that waits, at once, and nothing of it goes on', async () => {
  const { run, incident } = await proposedRun(test, { runbook: patient, needsApproval: false });
  await advanceRun(test.deps, { run: run.id, thread: '' });
  expect(await cancel(incident)).toMatchObject({ kind: 'cancelled', runbook: 'test' });
  expect(await runAlong(test, run.id)).toMatchObject({ state: 'cancelled', reason: 'a person cancelled it' });
  test.clock.advance(2 * 3_600_000);
  await advanceRun(test.deps, { run: run.id, thread: '' });
  expect(await ledgerOf(test, incident)).toEqual([]);
});

it('lets a step that is at work come to its end, and then ends the run', async () => {
  const { run, incident } = await proposedRun(test, { runbook: patient, needsApproval: false });
  const claim = { run: run.id, path: 'steps[0]', attempt: 0, tries: 1 };
  await test.write((trx) => startStep(trx, claim, test.clock.now()));
  expect(await cancel(incident)).toMatchObject({ kind: 'stopping' });
  expect(await runById(test.deps.db, run.id)).toMatchObject({ state: 'running', cancel: { by: 'U1' } });
  expect(await cancel(incident)).toMatchObject({ kind: 'already' });
  await advanceRun(test.deps, { run: run.id, thread: '' });
  expect(await runById(test.deps.db, run.id)).toMatchObject({ state: 'cancelled' });
  expect((await stepOfRun(test.deps.db, run.id, 'steps[0]'))?.summary).toContain('broken off while waiting');
});

it('withdraws the question of a run that waits for approval', async () => {
  const { incident, run } = await askedRun(test);
  expect(await cancel(incident)).toMatchObject({ kind: 'cancelled' });
  expect(await runById(test.deps.db, run.id)).toMatchObject({ state: 'cancelled' });
});

it('says that there is nothing to cancel', async () => {
  const { incident } = await askedRun(test);
  await cancel(incident);
  expect(await cancel(incident)).toEqual({ kind: 'no_run' });
  expect(await cancel(999_999)).toEqual({ kind: 'not_found' });
});
