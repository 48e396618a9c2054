import { describe, expect, it } from 'vitest';
import { readDrafts } from '#runbooks/reading/load-runbooks.ts';
import { draftOf } from '#runbooks/reading/load-order.ts';
import { stepsOfRun } from '#store/repositories/run-steps.ts';
import { runById } from '#store/repositories/runs.ts';
import { withSteps } from '#tests/runbooks/walk.ts';
import { useTestDeps } from '#tests/support/test-deps.ts';
import { ledgerOf } from '#tests/incidents/ledger-of.ts';
import { proposedRun } from '#tests/incidents/proposed-run.ts';
import { runAlong } from './run-along.ts';

const test = useTestDeps();

async function ended(steps: string, header = 'risk: medium\n') {
  const { incident, run } = await proposedRun(test, { runbook: withSteps(steps, header), needsApproval: false });
  const end = await runAlong(test, run.id);
  const said = (await ledgerOf(test, incident)).map(({ text }) => text);
  return { end, said, steps: await stepsOfRun(test.deps.db, run.id), incident };
}

const say = (text: string, indent = '  ') => `${indent}- { type: notification, channel: slack, message: "${text}" }\n`;

describe('parallel', () => {
  it('runs every branch and then what follows', async () => {
    const { end, said } = await ended(
      `  - type: parallel\n    branches:\n      left:\n${say('left 1', '        ')}${say('left 2', '        ')}      right:\n        - { type: wait, for: 30s }\n${say('right', '        ')}${say('after')}`,
    );
    expect(end).toMatchObject({ state: 'succeeded' });
    expect(said).toEqual(['left 1', 'left 2', 'right', 'after']);
  });

  it('lets the other branches come to their end when one fails, and then fails', async () => {
    const { end, said } = await ended(
      `  - type: parallel\n    branches:\n      bad:\n        - { type: conditional, condition: "nothing_known.x > 1", if_true: [ { type: wait, for: 1s } ] }\n      good:\n        - { type: wait, for: 30s }\n${say('good', '        ')}    on_failure:\n${say('told', '      ')}${say('never')}`,
      'risk: medium\nvars: { nothing_known: {} }\n',
    );
    expect(end).toMatchObject({ state: 'failed' });
    expect(said.slice(0, 2)).toEqual(['good', 'told']);
    expect(said).not.toContain('never');
  });
});

describe('for_each', () => {
  it('takes its turns in order, each with its item, and collects what they give', async () => {
    const { end, said } = await ended(
      `  - type: for_each\n    items: [ants, bees]\n    as: animal\n    collect: "animal + '!'"\n    save_as: heard\n    steps:\n${say('{{ index }} {{ animal }}', '      ')}${say('{{ heard.size }}').replace('{{ heard.size }}', 'done')}`,
    );
    expect(end).toMatchObject({ state: 'succeeded', variables: { heard: ['ants!', 'bees!'] } });
    expect(said).toEqual(['0 ants', '1 bees', 'done']);
  });

  it('runs no more turns at a time than allowed', async () => {
    const { end, steps } = await ended(
      `  - type: for_each\n    items: [1, 2, 3, 4]\n    concurrency: 2\n    steps:\n      - { type: wait, for: 10s }\n`,
    );
    expect(end).toMatchObject({ state: 'succeeded' });
    const waits = steps.filter((step) => step.type === 'wait');
    expect(waits).toHaveLength(4);
    const [first, second, third] = waits;
    expect(second?.startedAt).toEqual(first?.startedAt);
    expect(third?.startedAt?.getTime()).toBe((first?.startedAt?.getTime() ?? 0) + 10_000);
  });

  it('begins no further turn after one has failed', async () => {
    const { end, steps } = await ended(
      `  - type: for_each\n    items: [1, 2, 3]\n    as: n\n    steps:\n      - { type: conditional, condition: "holes.x > n", if_true: [ { type: wait, for: 1s } ] }\n`,
      'risk: medium\nvars: { holes: {} }\n',
    );
    expect(end).toMatchObject({ state: 'failed' });
    expect(steps.filter((step) => step.type === 'conditional')).toHaveLength(1);
  });
});

describe('runbook', () => {
  const called = [
    'name: greet\ntrigger: { classification: application.high_latency }\ninputs: { who: { type: string } }\n',
    'outputs: { greeting: "\'hello \' + who" }\nsteps:\n  - { type: notification, channel: slack, message: "hello {{ who }}" }\n',
  ].join('');
  const calling = [
    'name: caller\nrisk: medium\ntrigger: { classification: application.high_latency }\nsteps:\n',
    '  - { type: runbook, runbook: greet, inputs: { who: "{{ service }}" }, save_as: got }\n',
    '  - { type: notification, channel: slack, message: "{{ got.greeting }} again" }\n',
  ].join('');

  it('runs the called one with its inputs and goes on with what it gives', async () => {
    const { runbooks, problems } = readDrafts([draftOf('greet.yml', called), draftOf('caller.yml', calling)], {});
    expect(problems).toEqual([]);
    const runbook = runbooks.find(({ name }) => name === 'caller');
    const { incident, run, alert } = await proposedRun(test, { runbook: runbook!, needsApproval: false });
    expect(await runAlong(test, run.id)).toMatchObject({ state: 'succeeded' });
    const said = (await ledgerOf(test, incident)).map(({ text }) => text);
    expect(said).toEqual([`hello ${alert.service}`, `hello ${alert.service} again`]);
  });

  it('refuses runbooks that call each other in a circle', () => {
    const round = called.replace('  - { type: notif', '  - { type: runbook, runbook: caller }\n  - { type: notif');
    const { problems } = readDrafts([draftOf('greet.yml', round), draftOf('caller.yml', calling)], {});
    expect(problems.map(({ message }) => message).join('\n')).toContain('it calls itself: greet → caller → greet');
  });
});

describe('undo and verify', () => {
  it('takes back what was done, the last thing first, and has failed all the same', async () => {
    const { end, said } = await ended(
      `  - type: notification\n    channel: slack\n    message: "one"\n    undo:\n${say('not one', '      ')}  - type: notification\n    channel: slack\n    message: "two"\n    undo:\n${say('not two', '      ')}  - type: notification\n    when: "1 > count"\n    channel: slack\n    message: "skipped"\n    undo:\n${say('never', '      ')}verify:\n  assert: "count > 5"\n  within: 30s\n  every: 10s\n`,
      'risk: medium\nvars: { count: 2 }\n',
    );
    expect(end.state).toBe('failed');
    expect(end.reason).toContain('what it did was taken back');
    expect(said.slice(0, 4)).toEqual(['one', 'two', 'not two', 'not one']);
    expect(said).not.toContain('never');
  });

  it('succeeds only when what it is for holds for as long as it says', async () => {
    const { end, steps } = await ended(
      `${say('one')}verify:\n  assert: "count > 1"\n  for: 20s\n  every: 10s\n`,
      'risk: medium\nvars: { count: 2 }\n',
    );
    expect(end).toMatchObject({ state: 'succeeded', reason: 'every step is done, and what it is for holds' });
    const check = steps.at(-1);
    expect((check?.finishedAt?.getTime() ?? 0) - (check?.startedAt?.getTime() ?? 0)).toBe(20_000);
  });

  it('goes on after a failure where the step says so', async () => {
    const { end, said } = await ended(
      `  - type: conditional\n    condition: "holes.x > 1"\n    on_failure: continue\n    if_true:\n${say('no', '      ')}${say('on')}`,
      'risk: medium\nvars: { holes: {} }\n',
    );
    expect(end).toMatchObject({ state: 'succeeded' });
    expect(said).toEqual(['on']);
  });
});

it('keeps the record of the whole run', async () => {
  const { end, steps } = await ended(say('one') + say('two') + say('three'));
  expect(await runById(test.deps.db, end.id)).toMatchObject({ state: 'succeeded' });
  expect(steps.map(({ path, state, thread, attempt }) => ({ path, state, thread, attempt }))).toEqual([
    { path: 'steps[0]', state: 'done', thread: '', attempt: 1 },
    { path: 'steps[1]', state: 'done', thread: '', attempt: 1 },
    { path: 'steps[2]', state: 'done', thread: '', attempt: 1 },
  ]);
  expect(steps[0]?.input).toEqual({ message: 'one' });
});
