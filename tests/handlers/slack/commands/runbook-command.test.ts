import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { people } from '#sandbox/slack/seed.ts';
import { activeRun } from '#store/repositories/runs.ts';
import { insertStep, startStep } from '#store/repositories/run-steps.ts';
import { standUp, type CardAddress, type Stand } from '#tests/handlers/slack/stand.ts';
import { sound, withSteps } from '#tests/runbooks/walk.ts';

const { maya, priya, tomas } = people;

const header = 'inputs:\n  times: { type: number }\n  words: { type: string, default: nothing }\n';
const failing = withSteps(
  '  - { name: Enough, type: wait_until, assert: "times > 3", within: 20ms, every: 20ms }\n',
  header,
);
const doubtful = sound(
  [
    'name: doubtful',
    'trigger: { classification: application.high_latency }',
    'autonomy: act',
    'steps:',
    '  - { type: kubernetes, action: scale, target: deployment/a, namespace: n, replicas: "+0", idempotency: ask }',
  ].join('\n'),
);

describe('/runbook', () => {
  let stand: Stand;
  beforeAll(async () => {
    stand = await standUp({ runbooks: [failing, doubtful] });
  });
  afterAll(async () => {
    await stand.stop();
  });
  const runbook = (text: string, person: string = maya.id) => stand.ask(person, '/runbook', text);
  /** Runs until the run has ended, however many waits of a second it takes. */
  const runToItsEnd = async (incident: number): Promise<void> => {
    while (await activeRun(stand.deps.db, incident)) await stand.runOn(incident);
  };
  /** A run whose only step was cut off in the middle. */
  const inDoubt = async (): Promise<{ readonly number: number; readonly card: CardAddress }> => {
    const { number, card } = await stand.declare('something is odd');
    await runbook(`run doubtful ${number}`);
    const run = (await activeRun(stand.deps.db, number))?.id ?? '';
    const path = 'steps[0]';
    await stand.deps.db.transaction().execute(async (trx) => {
      await insertStep(trx, { run, thread: '', path, type: 'kubernetes', title: 'kubernetes' });
      await startStep(trx, { run, path, attempt: 0, tries: 1, memo: { phase: 'write' } }, new Date());
    });
    await stand.runOn(number);
    await stand.redraw(number, card);
    return { number, card };
  };

  it('takes inputs by their types, and the log tells with which values the run went', async () => {
    const { number, card } = await stand.declare('claims-api is slow');
    expect(await runbook(`run test ${number} times=many`)).toContain('the input times is a number, not \\"many\\"');
    expect(await runbook(`run test ${number} speed=4`)).toContain('it takes times, words');
    expect(await runbook(`run test ${number}`)).toContain('test needs the input times');
    expect(await runbook(`log ${number}`)).toContain(`INC-${number} has had no run.`);
    expect(await runbook(`run test ${number} times=2 words="not enough"`)).toContain('`test` is starting');
    await runToItsEnd(number);
    const log = await runbook(`log ${number}`);
    expect(log).toContain('`test` · risk low · *failed*');
    expect(log).toContain(`Started by <@${maya.id}>`);
    expect(log).toMatch(/✗ \*Enough: .*times/);
    expect(log).toContain('given assert');
    expect(await stand.redraw(number, card)).toContain('Try again from the failed step');
  });

  it('takes a failed run up again, at the card and by command, for approvers alone', async () => {
    const { number, card } = await stand.declare('claims-api is slow again');
    await runbook(`run test ${number} times=2`);
    await runToItsEnd(number);
    await stand.redraw(number, card);
    expect(await stand.press(tomas.id, card, 'run.retry')).toContain('may take a failed run up again');
    expect(await stand.press(priya.id, card, 'run.retry')).toContain('goes on from “Enough”');
    // The card still shows the run that failed.
    expect(await stand.press(priya.id, card, 'run.retry')).toContain('has another run by now. Nothing was done');
    await runToItsEnd(number);
    expect(await runbook(`retry ${number}`, priya.id)).toContain('goes on from “Enough”');
    expect(await runbook(`log ${number}`)).toContain('Takes a failed run up again');
    expect(await runbook(`cancel ${number}`)).toContain('is cancelled');
    expect(await runbook(`retry ${number}`, priya.id)).toContain('has not failed at a step');
  });

  it('lets anybody end a run, at the card and by command', async () => {
    const { number, card } = await stand.declare('claims-api is odd');
    await runbook(`run test ${number} times=2`);
    expect(await stand.redraw(number, card)).toContain('Cancel the run');
    expect(await runbook('status')).toContain(`*INC-${number}* \`test\` · running`);
    expect(await stand.press(tomas.id, card, 'run.cancel')).toContain(`\`test\` on INC-${number} is cancelled`);
    expect(await runbook(`cancel ${number}`)).toContain(`INC-${number} has no run under way`);
    expect(await runbook('status')).toContain('No run is under way.');
    expect(await stand.redraw(number, card)).not.toContain('Cancel the run');
  });

  it('puts a doubt on the card, and an approver settles it by one of four buttons', async () => {
    const { number, card } = await inDoubt();
    expect(await stand.redraw(number, card)).toContain('⚠ *In doubt: ');
    expect(await stand.press(tomas.id, card, 'doubt.worked')).toContain('may say what became of the step');
    expect(await stand.press(priya.id, card, 'doubt.worked')).toContain('counts as done, and the run goes on.');
    expect(await stand.press(priya.id, card, 'doubt.stop')).toContain('no doubt about this step any more');
    expect(await stand.redraw(number, card)).toContain('· succeeded');

    const other = await inDoubt();
    expect(await stand.press(priya.id, other.card, 'doubt.stop')).toContain('ended the run as failed');
    expect(await stand.redraw(other.number, other.card)).not.toContain('In doubt');
  });

  it('stops everything for anybody, and lets an approver resume it', async () => {
    const { number, card } = await stand.declare('everything gets worse');
    await runbook(`run hung-service-restart ${number}`);
    expect(await runbook('stop')).toContain('stop needs the word all');
    expect(await runbook(`stop all they make it "worse" & <!channel>`, tomas.id)).toContain(`Ended: INC-${number}`);
    const card1 = await stand.redraw(number, card);
    expect(card1).toContain(`⛔ *All runbooks are stopped by <@${tomas.id}>`);
    expect(card1).toContain('&amp; &lt;!channel&gt;');
    expect(card1).not.toContain('approval.approve');
    expect(await runbook('stop all')).toContain('That stands; nothing was changed.');
    expect(await runbook('status')).toContain(`⛔ *All runbooks are stopped by <@${tomas.id}>`);
    expect(await runbook(`run test ${number} times=9`)).toContain('was not started: all runbooks are stopped');
    expect(await runbook('resume', tomas.id)).toContain('may let runbooks run again; you are not among them');
    expect(await runbook('resume', priya.id)).toContain('Runbooks may run again.');
    expect(await runbook('resume', priya.id)).toContain('nothing was stopped');
    expect(await stand.redraw(number, card)).not.toContain('All runbooks are stopped');
    expect(await runbook(`run test ${number} times=9`)).toContain('is starting');
  });
});
