import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { MessageView } from '#sandbox/contract.ts';
import { channels, people } from '#sandbox/slack/seed.ts';
import { firebreakProcess, type FirebreakProcess } from '#tests/support/firebreak-process.ts';
import { buttonsOf } from '#tests/support/incident-in-slack.ts';
import { type OutsideWorld, startOutsideWorld } from '#tests/support/outside-world.ts';
import { startTinyServer, type TinyServer } from '#tests/support/tiny-server.ts';
import { waitFor } from '#tests/support/wait-for.ts';
import { answerTo, cardSaying, wordsOf } from './onlooker.ts';

const { maya, sofia, tomas } = people;
const patienceMs = 60_000;

describe('the switch that stops everything', () => {
  let world: OutsideWorld;
  let firebreak: FirebreakProcess;
  /** Where Firebreak answers a press that this test makes. */
  let ear: TinyServer;
  beforeAll(async () => {
    world = await startOutsideWorld();
    firebreak = await firebreakProcess({ world, database: 'embedded', waitScale: 1 });
    ear = await startTinyServer(() => ({}));
    await firebreak.start();
    world.workspace.setRequestUrl(`${firebreak.url}/slack/events`);
  }, 120_000);
  afterAll(async () => {
    await firebreak.remove();
    await ear.stop();
    await world.stop();
  });

  const type = (person: string, command: string, text: string): Promise<string> =>
    answerTo(world.workspace, person, () => world.workspace.as(person).command(channels.incidents.id, command, text));
  /** Declares an incident and asks for a run on it. */
  const runOn = async (title: string, runbook: string): Promise<number> => {
    const number = Number(/INC-(\d+)/.exec(await type(maya.id, '/incident', `declare sev3 ${title}`))?.[1]);
    await cardSaying(world.workspace, number, 'nobody has it yet', patienceMs);
    await type(maya.id, '/runbook', `run ${runbook} ${number}`);
    return number;
  };
  /** Presses Approve on a card as it was shown before, as somebody does whose Slack lags behind; the answer's text. */
  const pressOnOldCard = async (person: string, card: MessageView): Promise<string> => {
    const approve = (card.blocks as readonly { readonly elements?: readonly Record<string, unknown>[] }[])
      .flatMap(({ elements }) => elements ?? [])
      .find((element) => element['action_id'] === 'approval.approve');
    const payload = {
      type: 'block_actions',
      user: { id: person },
      channel: { id: card.channel },
      trigger_id: 'old',
      response_url: ear.url,
      actions: [{ ...approve, action_ts: '1.1', block_id: 'old' }],
    };
    const body = new URLSearchParams({ payload: JSON.stringify(payload) }).toString();
    const timestamp = String(Math.floor(Date.now() / 1000));
    const mac = createHmac('sha256', world.workspace.signingSecret).update(`v0:${timestamp}:${body}`).digest('hex');
    const headers = {
      'content-type': 'application/x-www-form-urlencoded',
      'x-slack-request-timestamp': timestamp,
      'x-slack-signature': `v0=${mac}`,
    };
    const heard = ear.requests.length;
    const { status } = await fetch(`${firebreak.url}/slack/events`, { method: 'POST', headers, body });
    expect(status).toBe(200);
    const answer = async () => ear.requests[heard]?.body;
    return waitFor('the answer to the press', answer, { timeoutMs: patienceMs });
  };

  it('ends what waits, outlives a crash, and is lifted by an approver alone', { timeout: 240_000 }, async () => {
    const { workspace, platform } = world;
    const waiting = await runOn('notifications returns errors', 'dependency-failure-locate');
    await cardSaying(workspace, waiting, /⏳ .*a minute later/, patienceMs);
    const asking = await runOn('provider-directory does not answer', 'hung-service-restart');
    const question = await cardSaying(workspace, asking, 'Approval needed', patienceMs);

    const stopped = await type(tomas.id, '/runbook', 'stop all the restarts make it worse');
    expect(stopped).toContain(
      `Ended: INC-${waiting} \`dependency-failure-locate\`, INC-${asking} \`hung-service-restart\``,
    );
    for (const number of [waiting, asking]) {
      const card = await cardSaying(workspace, number, `All runbooks are stopped by <@${tomas.id}>`, patienceMs);
      expect(wordsOf(card.blocks)).toContain('· cancelled: all runbooks were stopped');
      expect(buttonsOf(card)).not.toContain('approval.approve');
    }

    await firebreak.kill();
    await firebreak.start();
    const status = await type(maya.id, '/runbook', 'status');
    expect(status).toMatch(new RegExp(`All runbooks are stopped by <@${tomas.id}> .*: the restarts make it worse`));
    expect(status).toContain('No run is under way.');
    expect(await pressOnOldCard(maya.id, question)).toContain('This question was withdrawn');
    expect(await type(maya.id, '/runbook', `run hung-service-restart ${asking}`)).toContain(
      '`hung-service-restart` was not started: all runbooks are stopped',
    );

    expect(await type(sofia.id, '/runbook', 'resume')).toContain('you are not among them');
    expect(await type(maya.id, '/runbook', 'status')).toContain('All runbooks are stopped');
    expect(await type(maya.id, '/runbook', 'resume')).toContain('Runbooks may run again.');
    expect(await type(maya.id, '/runbook', `run hung-service-restart ${asking}`)).toContain('Asked for approval');
    const anew = await cardSaying(workspace, asking, 'Approval needed', patienceMs);
    expect(buttonsOf(anew)).toContain('approval.approve');
    expect(await type(maya.id, '/runbook', `run dependency-failure-locate ${waiting}`)).toContain('is starting');
    await cardSaying(workspace, waiting, /⏳ .*a minute later/, patienceMs);
    expect(platform.writes().filter(({ dryRun }) => !dryRun)).toEqual([]);
  });
});
