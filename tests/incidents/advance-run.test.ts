import { describe, expect, it } from 'vitest';
import { createPrometheusClient } from '#clients/prometheus.ts';
import { advanceRun } from '#incidents/advance-run.ts';
import { incidentByNumber } from '#store/repositories/incidents.ts';
import { startStep, stepOfRun, stepsOfRun } from '#store/repositories/run-steps.ts';
import { runById, updateRun } from '#store/repositories/runs.ts';
import { withSteps } from '#tests/runbooks/walk.ts';
import { closedAddress } from '#tests/support/closed-address.ts';
import { useTestDeps } from '#tests/support/test-deps.ts';
import { ledgerOf } from './ledger-of.ts';
import { asking, proposedRun, questionOf } from './proposed-run.ts';
import { timelineOf } from './timeline-of.ts';

const test = useTestDeps();
const say = (message: string) => `  - type: notification\n    channel: slack\n    message: "${message}"\n`;
const started = async (steps: string) => {
  const { incident, run } = await proposedRun(test, {
    runbook: withSteps(steps, 'risk: medium\n'),
    needsApproval: false,
  });
  return { incident, run: run.id };
};
/** Takes the run's own line of steps on. */
const advance = (run: string, deps = test.deps) => advanceRun(deps, { run, thread: '' });
const step = (run: string, path: string) => stepOfRun(test.deps.db, run, path);

describe('advanceRun, step by step', () => {
  it('goes from step to step until the run has ended', async () => {
    const { incident, run } = await started(say('one') + say('two'));
    await advance(run);
    expect(await step(run, 'steps[0]')).toMatchObject({ state: 'done', attempt: 1, finishedAt: test.clock.now() });
    expect(await step(run, 'steps[1]')).toMatchObject({ state: 'done', attempt: 1 });
    expect(await timelineOf(test, incident, 'step_finished')).toHaveLength(2);
    expect((await ledgerOf(test, incident)).map(({ text }) => text)).toEqual(['one', 'two']);
    expect(await runById(test.deps.db, run)).toMatchObject({ state: 'succeeded', reason: 'every step is done' });
    expect(await incidentByNumber(test.deps.db, incident)).toMatchObject({ state: 'monitoring' });
  });

  it('does nothing in a run that has ended', async () => {
    const { incident, run } = await started(say('one') + say('two'));
    await advance(run);
    await advance(run);
    expect(await step(run, 'steps[0]')).toMatchObject({ attempt: 1 });
    expect(await ledgerOf(test, incident)).toHaveLength(2);
  });

  it('acts once when two processes have the same job', async () => {
    const { incident, run } = await started(say('one') + say('two'));
    await Promise.all([advance(run), advance(run)]);
    expect(await ledgerOf(test, incident)).toHaveLength(2);
    expect(await runById(test.deps.db, run)).toMatchObject({ state: 'succeeded' });
  });

  it('passes straight on through steps that only look, and loses nothing of what they saved', async () => {
    const look = (name: string, value: string) =>
      `  - type: wait_until\n    assert: "${value} > 0"\n    save_as: ${name}\n`;
    const { run } = await started(look('first', 'pool_max') + look('second', 'pool_max') + look('third', 'pool_max'));
    await advance(run);
    const end = await runById(test.deps.db, run);
    expect(end).toMatchObject({ state: 'succeeded', variables: { first: true, second: true, third: true } });
    const steps = await stepsOfRun(test.deps.db, run);
    expect(steps.map(({ state, attempt }) => [state, attempt])).toEqual([
      ['done', 1],
      ['done', 1],
      ['done', 1],
    ]);
  });

  it('takes the branch that the condition names', async () => {
    const condition = `  - type: conditional\n    condition: "pool_max > 50"\n`;
    const indent = (text: string) => text.replaceAll(/^/gm, '    ').replace(/ +$/, '');
    const { incident, run } = await started(
      `${condition}    if_true:\n${indent(say('big'))}    if_false:\n${indent(say('small'))}`,
    );
    await advance(run);
    expect((await ledgerOf(test, incident)).map(({ text }) => text)).toEqual(['big']);
    expect((await stepsOfRun(test.deps.db, run)).map(({ path }) => path)).toEqual(['steps[0]', 'steps[0].if_true[0]']);
    expect(await runById(test.deps.db, run)).toMatchObject({ state: 'succeeded' });
  });
});

describe('advanceRun, waiting', () => {
  const wait = '  - type: wait\n    for: 5m\n';

  it('leaves a wait to a delayed job, and goes on when it is due', async () => {
    const { run } = await started(wait + say('after'));
    await advance(run);
    const until = new Date(test.clock.now().getTime() + 300_000);
    expect(await step(run, 'steps[0]')).toMatchObject({ state: 'waiting', resumeAt: until });
    expect((await test.jobs('advance-run', { run })).at(-1)).toMatchObject({ startAfter: until });
    test.clock.set(until);
    await advance(run);
    expect(await step(run, 'steps[0]')).toMatchObject({ state: 'done' });
  });

  it('keeps waiting when its job comes early', async () => {
    const { run } = await started(wait + say('after'));
    await advance(run);
    const before = await step(run, 'steps[0]');
    test.clock.advance(200_000);
    await advance(run);
    expect(await step(run, 'steps[0]')).toEqual(before);
    expect((await test.jobs('advance-run', { run })).at(-1)).toMatchObject({ startAfter: before?.resumeAt });
  });

  it('puts a step’s question to people, and does not go on without them', async () => {
    const { run, incident } = await proposedRun(test, { runbook: asking, needsApproval: false });
    await advance(run.id);
    const question = await questionOf(test, run.id);
    expect(question).toMatchObject({ path: 'steps[0]', expiresAt: new Date(test.clock.now().getTime() + 600_000) });
    expect(question.prompt).toContain('Go on with');
    expect(await runById(test.deps.db, run.id)).toMatchObject({ state: 'waiting_approval' });
    expect(await ledgerOf(test, incident)).toMatchObject([{ kind: 'call', key: `approval/${question.id}` }]);
    expect(await test.jobs('approval-due', { approval: question.id })).toHaveLength(2);
    await advance(run.id);
    expect(await step(run.id, 'steps[0]')).toMatchObject({ state: 'waiting' });
  });
});

describe('advanceRun, when things go wrong', () => {
  const query = '  - type: prometheus_query\n    query: up\n    save_as: up\n';

  it('fails the run where the installation lacks what the step needs, and wakes somebody', async () => {
    const { incident, run } = await started(query);
    await advance(run);
    const reason = 'prometheus: this installation has none: configure prometheus in firebreak.yml';
    expect(await step(run, 'steps[0]')).toMatchObject({ state: 'failed', summary: reason });
    expect(await runById(test.deps.db, run)).toMatchObject({ state: 'failed', reason });
    expect(await test.jobs('send-page', { incident })).toHaveLength(1);
  });

  it('remembers why a step failed while its on_failure steps run', async () => {
    const { incident, run } = await started(
      `${query}    on_failure:\n${say('It failed').replaceAll(/^(?=.)/gm, '    ')}`,
    );
    await advance(run);
    expect((await ledgerOf(test, incident)).map(({ text }) => text)[0]).toBe('It failed');
    expect(await runById(test.deps.db, run)).toMatchObject({ state: 'failed' });
  });

  it('tries a step again later when the world does not answer, and gives up in the end', async () => {
    const { run } = await started(query);
    const prometheus = createPrometheusClient({ url: `http://${await closedAddress()}` });
    const deps = { ...test.deps, clients: { ...test.deps.clients, prometheus } };
    await advance(run, deps);
    const again = await step(run, 'steps[0]');
    expect(again).toMatchObject({ state: 'queued', tries: 2 });
    expect(again?.summary).toMatch(/^trying again: prometheus: /);
    expect(again?.resumeAt?.getTime()).toBeGreaterThan(test.clock.now().getTime());
    expect((await test.jobs('advance-run', { run })).at(-1)).toMatchObject({ startAfter: again?.resumeAt });
    for (let attempt = 2; attempt <= 5; attempt += 1) {
      test.clock.advance(60_000);
      await advance(run, deps);
    }
    expect((await step(run, 'steps[0]'))?.summary).toMatch(/^given up after 5 attempts: /);
    expect(await runById(test.deps.db, run)).toMatchObject({ state: 'failed' });
  });

  it('takes up a step that a dead process left, and says once what it had to say', async () => {
    const { incident, run } = await started(say('one') + say('two'));
    const claim = { run, path: 'steps[0]', attempt: 0, tries: 1 };
    await test.write((trx) => startStep(trx, claim, test.clock.now()));
    await advance(run);
    expect(await step(run, 'steps[0]')).toMatchObject({ state: 'done', attempt: 2, tries: 2 });
    expect(await ledgerOf(test, incident)).toHaveLength(2);
  });

  it.each(['cancelled', 'failed', 'rejected'] as const)('does nothing in a run that is %s', async (state) => {
    const { incident, run } = await started(say('one'));
    await test.write((trx) => updateRun(trx, run, { state }, test.clock.now()));
    await advance(run);
    expect(await step(run, 'steps[0]')).toMatchObject({ state: 'queued', attempt: 0 });
    expect(await ledgerOf(test, incident)).toEqual([]);
  });

  it('passes over a run or a thread that does not exist', async () => {
    await advance('no-such-run');
    const { run } = await started(say('one'));
    await advanceRun(test.deps, { run, thread: 'steps[9].branches.none' });
    expect(await runById(test.deps.db, run)).toMatchObject({ state: 'running' });
  });
});
