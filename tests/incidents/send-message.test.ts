import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { sendMessage } from '#incidents/send-message.ts';
import { channels, people } from '#sandbox/slack/seed.ts';
import { insertMessage, markSending, messageByKey } from '#store/repositories/slack-messages.ts';
import { useTestDeps } from '#tests/support/test-deps.ts';
import { openIncident } from './alerts.ts';

const test = useTestDeps({ slack: true });
const channel = channels.incidents.id;

/** A message of the ledger with words of its own. */
async function entered(): Promise<{ readonly id: number; readonly key: string; readonly text: string }> {
  const { number: incident } = await openIncident(test);
  const key = randomUUID();
  const text = `Restarted ${key}`;
  const entry = { incident, kind: 'update', key, text } as const;
  const id = await test.write((trx) => insertMessage(trx, entry, test.clock.now()));
  return { id: id ?? 0, key, text };
}
const send = ({ key, text }: { readonly key: string; readonly text: string }) =>
  sendMessage(test.deps, key, channel, { text });
const inSlack = (text: string) =>
  test.workspace.view(people.maya.id).messages.filter((message) => message.text === text);

describe('sendMessage', () => {
  it('posts the message and notes where it stands', async () => {
    const message = await entered();
    const posted = await send(message);
    expect(inSlack(message.text)).toMatchObject([{ channel, ts: posted?.ts }]);
    expect(await messageByKey(test.deps.db, message.key)).toMatchObject({
      state: 'sent',
      channelId: channel,
      ts: posted?.ts,
    });
  });

  it('does not send again what was sent', async () => {
    const message = await entered();
    const posted = await send(message);
    expect(await send(message)).toEqual(posted);
    expect(inSlack(message.text)).toHaveLength(1);
  });

  it('does not send again what Slack took although its answer was lost', async () => {
    const message = await entered();
    test.workspace.failNext({ method: 'chat.postMessage', error: 'internal_error', loseAnswer: true });
    await expect(send(message)).rejects.toMatchObject({ system: 'slack', retry: { kind: 'uncertain' } });
    expect(await messageByKey(test.deps.db, message.key)).toMatchObject({ state: 'sending', ts: null });

    const found = await send(message);
    expect(inSlack(message.text)).toMatchObject([{ ts: found?.ts }]);
    expect(await messageByKey(test.deps.db, message.key)).toMatchObject({ state: 'sent', ts: found?.ts });
  });

  it('sends what a process only announced before it died', async () => {
    const message = await entered();
    await markSending(test.deps.db, message.id);
    await send(message);
    expect(inSlack(message.text)).toHaveLength(1);
  });

  it('does not take another message of the same words for its own', async () => {
    const [one, other] = [await entered(), await entered()];
    await send({ ...one, text: 'Same words' });
    await markSending(test.deps.db, other.id);
    await send({ ...other, text: 'Same words' });
    expect(inSlack('Same words')).toHaveLength(2);
  });

  it('says nothing that is not in the ledger', async () => {
    expect(await send({ key: 'never entered', text: 'x' })).toBeNull();
    expect(inSlack('x')).toEqual([]);
  });
});
