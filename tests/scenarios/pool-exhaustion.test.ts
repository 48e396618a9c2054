import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startDemo, type Demo } from '#app/demo.ts';
import type { ChannelView, MessageView } from '#sandbox/contract.ts';
import { people } from '#sandbox/slack/seed.ts';
import { buttonsOf, incidentChannels, pinnedCard, saidBy, toldOnlyTo } from '#tests/support/incident-in-slack.ts';

const patienceMs = 60_000;
const maya = people.maya.id;
const sofia = people.sofia.id;

describe('the connection pool of claims-api runs dry', { timeout: 120_000 }, () => {
  let demo: Demo;
  let channel: ChannelView;

  beforeAll(async () => {
    demo = await startDemo({ port: 0, log: pino({ level: 'silent' }), waitScale: 0.02 });
  });
  afterAll(async () => {
    await demo.stop();
  });

  const card = (): MessageView => {
    const message = pinnedCard(demo.workspace, maya, channel);
    if (!message) throw new Error('the card is not pinned yet');
    return message;
  };
  const cardSays = (what: RegExp): Promise<boolean> =>
    demo.workspace.waitFor(() => what.test(saidBy(card())), `the card to say ${what}`, patienceMs);
  const restarts = () =>
    demo.platform
      .writes()
      .filter((write) => write.verb === 'patch' && write.path.endsWith('/claims-api') && !write.dryRun);

  it('opens one incident channel with the on-call in it and one pinned card', async () => {
    demo.platform.inject('connection-pool-exhaustion', 'claims-api');
    channel = await demo.workspace.waitFor(
      () => incidentChannels(demo.workspace, maya).at(0),
      'an incident channel',
      patienceMs,
    );
    await demo.workspace.waitFor(() => pinnedCard(demo.workspace, maya, channel), 'the pinned card', patienceMs);
    expect(channel.name).toBe('inc-1-high-latency-p99-on-claims-api');
    const members = incidentChannels(demo.workspace, maya)[0]?.members;
    expect(members).toEqual(
      expect.arrayContaining([people.maya.id, people.devon.id, people.walter.id, people.priya.id]),
    );
    expect(members).not.toContain(sofia);
  });

  it('says what it is, how sure it is, why, and what it would do', async () => {
    await cardSays(/Approval needed/);
    const said = saidBy(card());
    expect(said).toMatch(/application\.high_latency/);
    expect(said).toMatch(/\d+ % sure/);
    expect(said).toMatch(/Database connection pool exhausted/);
    expect(said).toMatch(/9\d of 100 database connections are in use/);
    expect(said).toMatch(/high-latency-database-connection-pool/);
    expect(said).toMatch(/Restart deployment\/claims-api/);
    expect(buttonsOf(card())).toEqual([
      'approval.approve',
      'approval.reject',
      'incident.acknowledge',
      'incident.resolve',
      'incident.cause',
    ]);
  });

  it('touches nothing before somebody approves', () => {
    expect(restarts()).toEqual([]);
  });

  it('refuses a person who may not approve, telling only her who may', async () => {
    await demo.workspace.as(sofia).join(channel.id);
    const pressed = await demo.workspace.as(sofia).click({ channel: channel.id, ts: card().ts }, 'approval.approve');
    expect(pressed.problem).toBeNull();
    const refusal = await demo.workspace.waitFor(
      () => toldOnlyTo(demo.workspace, sofia, channel).at(-1),
      'the refusal',
      patienceMs,
    );
    expect(saidBy(refusal)).toMatch(/may approve/);
    expect(saidBy(refusal)).toContain(people.walter.id);
    expect(restarts()).toEqual([]);
  });

  it('acknowledges for whoever takes it', async () => {
    const pressed = await demo.workspace.as(maya).click({ channel: channel.id, ts: card().ts }, 'incident.acknowledge');
    expect(pressed.problem).toBeNull();
    await cardSays(/Acknowledged/);
  });

  it('runs the runbook once a permitted person approves, and the service recovers', async () => {
    const pressed = await demo.workspace.as(maya).click({ channel: channel.id, ts: card().ts }, 'approval.approve');
    expect(pressed.problem).toBeNull();
    await cardSays(/restarted deployment claims\/claims-api: 4 of 4 pods new and ready/);
    await cardSays(/succeeded/);
    const claims = demo.platform.view().services.find(({ name }) => name === 'claims-api');
    expect(claims?.p99Ms).toBeLessThan(1000);
    expect(restarts()).toHaveLength(1);
  });

  it('says in the channel what was done, once', () => {
    const said = demo.workspace
      .view(maya)
      .messages.filter((message) => message.channel === channel.id && message.text.includes('Restarted claims-api'));
    expect(said).toHaveLength(1);
  });

  it('resolves when the alerts end, without having paged anybody', async () => {
    await cardSays(/Resolved/);
    expect(demo.platform.pages()).toEqual([]);
    const incidents = demo.workspace
      .view(maya)
      .channels.filter(({ name }) => name.startsWith('inc-') && name.includes('claims-api'));
    expect(incidents).toHaveLength(1);
    expect(buttonsOf(card())).toEqual(['incident.cause']);
  });
});
