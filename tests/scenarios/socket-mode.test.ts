import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startDemo, type Demo } from '#app/demo.ts';
import { people, usergroups } from '#sandbox/slack/seed.ts';
import { waitFor } from '#tests/support/wait-for.ts';
import { answerTo, cardSaying, saidIn, wordsOf } from './onlooker.ts';

const { maya, sofia } = people;

describe('Socket Mode', () => {
  let demo: Demo;
  beforeAll(async () => {
    demo = await startDemo({ port: 0, log: pino({ level: 'silent' }), waitScale: 0.05, slackMode: 'socket' });
  });
  afterAll(async () => {
    await demo.stop();
  });

  it(
    'takes an incident from its alert to its end without an address that Slack could reach',
    { timeout: 120_000 },
    async () => {
      const { workspace, platform } = demo;
      platform.inject('connection-pool-exhaustion', 'claims-api');
      const card = await cardSaying(workspace, 1, 'Approval needed', 60_000);
      const { channel, ts } = card;
      expect(wordsOf(card.blocks)).toContain('`high-latency-database-connection-pool`');

      const refused = await answerTo(workspace, sofia.id, () =>
        workspace.as(sofia.id).click({ channel, ts }, 'approval.approve'),
      );
      expect(refused).toContain(`Only <!subteam^${usergroups.sreOncall.id}>`);
      expect(refused).toContain('you are not among them');
      expect(workspace.view(maya.id).messages.filter((message) => message.ephemeralFor === sofia.id)).toEqual([]);
      expect(platform.writes().filter(({ dryRun }) => !dryRun)).toEqual([]);

      const approved = await answerTo(workspace, maya.id, () =>
        workspace.as(maya.id).click({ channel, ts }, 'approval.approve'),
      );
      expect(approved).toContain('Approved.');
      await cardSaying(workspace, 1, /high-latency-database-connection-pool` · risk medium · succeeded/, 60_000);
      const over = await cardSaying(workspace, 1, '🟢 Resolved', 60_000);
      expect(over.ts).toBe(ts);

      const restarts = platform.writes().filter(({ dryRun }) => !dryRun);
      expect(restarts.map(({ path }) => path)).toEqual([expect.stringContaining('/deployments/claims-api')]);
      expect(saidIn(workspace, channel).map((message) => message.text)).toContain(
        'Restarted claims-api due to connection pool exhaustion',
      );
      expect(workspace.deliveries().map(({ via, outcome }) => ({ via, outcome }))).toEqual([
        { via: 'socket', outcome: 'acked' },
        { via: 'socket', outcome: 'acked' },
      ]);
    },
  );

  it('answers commands, also after Slack has asked it to reconnect', async () => {
    const { workspace } = demo;
    const hands = workspace.as(maya.id);
    const list = () => answerTo(workspace, maya.id, () => hands.command('#incidents', '/incident', 'list all'));
    expect(await list()).toContain('*INC-1*');

    const connections = () =>
      workspace.calls().filter(({ method, ok }) => method === 'apps.connections.open' && ok).length;
    const before = connections();
    workspace.refreshSockets();
    await workspace.waitFor(() => connections() > before, 'the app to ask for another connection');
    const isBack = async () => (await hands.command('#incidents', '/incident', 'help')).problem === null;
    await waitFor('the new connection', isBack, { timeoutMs: 20_000 });
    expect(await list()).toContain('*INC-1*');
  });
});
