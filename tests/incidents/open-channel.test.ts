import { describe, expect, it } from 'vitest';
import { openChannel, type ChannelViews } from '#incidents/open-channel.ts';
import { people } from '#sandbox/slack/seed.ts';
import { incidentByNumber } from '#store/repositories/incidents.ts';
import { useTestDeps } from '#tests/support/test-deps.ts';
import { openIncident } from './alerts.ts';
import { timelineOf } from './timeline-of.ts';

const test = useTestDeps({ slack: true });
const views: ChannelViews = {
  name: (number, _, attempt) => `inc-${number}-latency${attempt === 0 ? '' : `-${attempt + 1}`}`,
  topic: ({ incident }) => `INC-${incident.number} is ${incident.state}`,
  card: ({ incident }) => ({ text: `Card of INC-${incident.number}`, blocks: [] }),
};
const open = (incident: number, deps = test.deps) => openChannel(deps, { incident }, views);
const channelNamed = (name: string) => {
  const { channels, messages } = test.workspace.view(people.walter.id);
  const channel = channels.find((each) => each.name === name);
  return channel && { ...channel, messages: messages.filter((message) => message.channel === channel.id) };
};
const cardsIn = (name: string, incident: number) =>
  channelNamed(name)?.messages.filter(({ text }) => text === `Card of INC-${incident}`) ?? [];

describe('openChannel', () => {
  it('creates the channel, sets its topic, invites the on-call and pins the card', async () => {
    const { number } = await openIncident(test);
    await open(number);
    const channel = channelNamed(`inc-${number}-latency`);
    const [card] = cardsIn(`inc-${number}-latency`, number);
    expect(channel?.topic).toBe(`INC-${number} is triggered`);
    expect(channel?.members).toEqual(expect.arrayContaining([people.maya.id, people.devon.id, people.tomas.id]));
    expect(channel?.pinned).toEqual([card?.ts]);
    expect(await incidentByNumber(test.deps.db, number)).toMatchObject({
      channelId: channel?.id,
      channelName: `inc-${number}-latency`,
    });
    expect(await timelineOf(test, number, 'channel_opened')).toHaveLength(1);
    expect(await test.jobs('refresh-card', { incident: number })).toHaveLength(1);
  });

  it('does everything once, however often its job is repeated', async () => {
    const { number } = await openIncident(test);
    await open(number);
    await open(number);
    expect(cardsIn(`inc-${number}-latency`, number)).toHaveLength(1);
    expect(await timelineOf(test, number, 'channel_opened')).toHaveLength(1);
  });

  it('takes the next name where somebody else has the first', async () => {
    const { number } = await openIncident(test);
    const taken = await openIncident(test);
    await openChannel(test.deps, { incident: taken.number }, { ...views, name: () => `inc-${number}-latency` });
    await open(number);
    expect(await incidentByNumber(test.deps.db, number)).toMatchObject({ channelName: `inc-${number}-latency-2` });
    expect(cardsIn(`inc-${number}-latency-2`, number)).toHaveLength(1);
  });

  it('takes over the channel that it created just before a crash', async () => {
    const { number } = await openIncident(test);
    const orphan = await test.deps.clients.slack.createChannel(`inc-${number}-latency`);
    await open(number);
    expect(await incidentByNumber(test.deps.db, number)).toMatchObject({ channelId: orphan.id });
  });

  it('takes over the channel whose creation Slack confirmed into the void', async () => {
    const { number } = await openIncident(test);
    test.workspace.failNext({ method: 'conversations.create', error: 'internal_error', loseAnswer: true });
    await expect(open(number)).rejects.toMatchObject({ retry: { kind: 'uncertain' } });
    await open(number);
    expect(await incidentByNumber(test.deps.db, number)).toMatchObject({ channelName: `inc-${number}-latency` });
    expect(channelNamed(`inc-${number}-latency-2`)).toBeUndefined();
  });

  it.each(['conversations.setTopic', 'conversations.invite', 'chat.postMessage', 'pins.add'])(
    'goes on where it stopped when %s failed',
    async (method) => {
      const { number } = await openIncident(test);
      test.workspace.failNext({ method, error: 'internal_error' });
      await expect(open(number)).rejects.toMatchObject({ system: 'slack' });
      await open(number);
      expect(channelNamed(`inc-${number}-latency`)?.pinned).toHaveLength(1);
      expect(cardsIn(`inc-${number}-latency`, number)).toHaveLength(1);
    },
  );

  it('names those who could not be invited, and goes on without them', async () => {
    const { number } = await openIncident(test);
    const onCall = ['U0NOBODY001', people.tomas.id];
    await open(number, { ...test.deps, policy: { ...test.deps.policy, onCall } });
    expect(channelNamed(`inc-${number}-latency`)?.members).toContain(people.tomas.id);
    const [entry] = await timelineOf(test, number, 'delivery_failed');
    expect(entry?.text).toBe('Could not invite U0NOBODY001 (user_not_found).');
    expect(cardsIn(`inc-${number}-latency`, number)).toHaveLength(1);
  });

  it('gives up for good where every name is taken', async () => {
    const { number } = await openIncident(test);
    const other = await openIncident(test);
    await openChannel(test.deps, { incident: other.number }, { ...views, name: () => `always-${number}` });
    await expect(
      openChannel(test.deps, { incident: number }, { ...views, name: () => `always-${number}` }),
    ).rejects.toMatchObject({ code: 'name_taken', retry: { kind: 'no' } });
  });

  it('passes over an incident that does not exist', async () => {
    await expect(open(999_999)).resolves.toBeUndefined();
  });
});
