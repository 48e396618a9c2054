import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { ChannelNotOpenError, postMessage, type NoticeViews } from '#incidents/post-message.ts';
import { channels, people } from '#sandbox/slack/seed.ts';
import { incidentOfChannelId, updateIncident } from '#store/repositories/incidents.ts';
import { insertMessage, messageById, type SlackMessage } from '#store/repositories/slack-messages.ts';
import { useTestDeps } from '#tests/support/test-deps.ts';
import { openIncident } from './alerts.ts';

const test = useTestDeps({ slack: true });
const views: NoticeViews = {
  notice: (text) => ({ text: `note: ${text}` }),
  call: (text, whom) => ({ text: `${whom.join(' ')}: ${text}` }),
  escalation: (text, whom) => ({ text: `${whom.join(' ')} look: ${text}` }),
};

/** An incident whose channel is #incidents; its app is a member there. */
async function withChannel(): Promise<number> {
  const known = await incidentOfChannelId(test.deps.db, channels.incidents.id);
  if (known !== null) return known;
  const { number } = await openIncident(test);
  const channel = { id: channels.incidents.id, name: channels.incidents.name };
  await test.write((trx) => updateIncident(trx, number, { channel }, test.clock.now()));
  return number;
}
const enter = async (incident: number, kind: SlackMessage['kind'], text: string): Promise<number> => {
  const entry = { incident, kind, key: randomUUID(), text };
  return (await test.write((trx) => insertMessage(trx, entry, test.clock.now()))) ?? 0;
};
const texts = () => test.workspace.view(people.maya.id).messages.map((message) => message.text);

describe('postMessage', () => {
  it.each([
    ['update', 'Restarted *claims-api*', 'Restarted *claims-api*'],
    ['notice', 'It is over', 'note: It is over'],
    ['call', 'Approval needed', `${people.priya.id} S01SREONCALL: Approval needed`],
    ['escalation', '*claims-api* is down', `S01SREONCALL ${people.tomas.id} look: *claims-api* is down`],
  ] as const)('words an entry of kind %s', async (kind, text, said) => {
    const message = await enter(await withChannel(), kind, text);
    await postMessage(test.deps, { message }, views);
    expect(texts()).toContain(said);
    expect(await messageById(test.deps.db, message)).toMatchObject({ state: 'sent' });
  });

  it('waits for the channel of its incident', async () => {
    const { number } = await openIncident(test);
    const message = await enter(number, 'update', 'too early');
    await expect(postMessage(test.deps, { message }, views)).rejects.toThrow(ChannelNotOpenError);
    expect(await messageById(test.deps.db, message)).toMatchObject({ state: 'pending' });
  });

  it('posts once, however often its job is repeated', async () => {
    const message = await enter(await withChannel(), 'update', 'Only once');
    await postMessage(test.deps, { message }, views);
    await postMessage(test.deps, { message }, views);
    expect(texts().filter((text) => text === 'Only once')).toHaveLength(1);
  });

  it('passes over a message that does not exist', async () => {
    await expect(postMessage(test.deps, { message: 999_999 }, views)).resolves.toBeUndefined();
  });
});
