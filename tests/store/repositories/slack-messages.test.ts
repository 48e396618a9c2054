import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import {
  cardOfIncident,
  failedMessages,
  insertMessage,
  markFailed,
  markSending,
  markSent,
  messageById,
  messageByKey,
} from '#store/repositories/slack-messages.ts';
import { describeOnEachDatabase } from '#tests/support/databases.ts';
import { at, useDatabase } from './use-database.ts';

describeOnEachDatabase('the ledger of Slack messages', (databases) => {
  const store = useDatabase(databases);
  const enter = (incident: number, key: string = randomUUID(), kind: 'card' | 'update' = 'update') =>
    store.write((trx) => insertMessage(trx, { incident, kind, key, text: 'hello' }, at(0)));

  it('enters a message as pending', async () => {
    const incident = await store.incident();
    const key = randomUUID();
    const id = await enter(incident, key);
    const message = {
      id,
      incident,
      kind: 'update',
      key,
      text: 'hello',
      channelId: null,
      ts: null,
      state: 'pending',
      error: null,
    };
    expect(await messageById(store.db, id ?? 0)).toEqual(message);
    expect(await messageByKey(store.db, key)).toEqual(message);
  });

  it('takes a key once, so that what is repeated is said once', async () => {
    const incident = await store.incident();
    const key = randomUUID();
    expect(await enter(incident, key)).not.toBeNull();
    expect(await enter(incident, key)).toBeNull();
  });

  it('takes a key once also when two processes enter it at once', async () => {
    const incident = await store.incident();
    const key = randomUUID();
    const ids = await Promise.all([enter(incident, key), enter(incident, key)]);
    expect(ids.filter((id) => id !== null)).toHaveLength(1);
  });

  it('follows a message from pending over sending to where it stands', async () => {
    const id = (await enter(await store.incident())) ?? 0;
    await markSending(store.db, id);
    expect(await messageById(store.db, id)).toMatchObject({ state: 'sending', ts: null });
    await markSent(store.db, id, { channelId: 'C1', ts: '1.2' }, at(1));
    expect(await messageById(store.db, id)).toMatchObject({ state: 'sent', channelId: 'C1', ts: '1.2' });
  });

  it('names the messages of an incident that were given up, oldest first', async () => {
    const [incident, other] = [await store.incident(), await store.incident()];
    const [one, two, fine] = [await enter(incident), await enter(incident), await enter(incident)];
    await markFailed(store.db, two ?? 0, 'channel_not_found');
    await markFailed(store.db, one ?? 0, 'is_archived');
    await markSent(store.db, fine ?? 0, { channelId: 'C1', ts: '1.3' }, at(1));
    const failed = await failedMessages(store.db, incident);
    expect(failed.map(({ id, error }) => [id, error])).toEqual([
      [one, 'is_archived'],
      [two, 'channel_not_found'],
    ]);
    expect(await failedMessages(store.db, other)).toEqual([]);
  });

  it('forgets the failure of a message that was sent after all', async () => {
    const incident = await store.incident();
    const id = (await enter(incident)) ?? 0;
    await markFailed(store.db, id, 'timeout');
    await markSent(store.db, id, { channelId: 'C1', ts: '1.4' }, at(1));
    expect(await messageById(store.db, id)).toMatchObject({ state: 'sent', error: null });
    expect(await failedMessages(store.db, incident)).toEqual([]);
  });

  it('knows the card of an incident', async () => {
    const incident = await store.incident();
    await enter(incident);
    expect(await cardOfIncident(store.db, incident)).toBeNull();
    const id = await enter(incident, randomUUID(), 'card');
    expect(await cardOfIncident(store.db, incident)).toMatchObject({ id });
  });

  it('has no message under an unknown id or key', async () => {
    expect(await messageById(store.db, 999_999)).toBeNull();
    expect(await messageByKey(store.db, randomUUID())).toBeNull();
  });
});
