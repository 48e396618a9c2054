import type { Db, Transaction } from '#store/database.ts';
import type { Row } from '#store/tables.ts';

/** A line of the ledger: something to be said in an incident's channel, and what became of it. */
export interface SlackMessage {
  readonly id: number;
  readonly incident: number;
  /**
   * `card` is edited later; `update` and `escalation` are mrkdwn as a runbook's author wrote it;
   * `notice`, `call` and `alarm` are plain text. An escalation and an alarm name those on call, a call the approvers.
   */
  readonly kind: 'card' | 'update' | 'escalation' | 'notice' | 'call' | 'alarm';
  /** Unique, and carried in the message's metadata, so that a message sent just before a crash is found again. */
  readonly key: string;
  readonly text: string;
  readonly channelId: string | null;
  readonly ts: string | null;
  readonly state: 'pending' | 'sending' | 'sent' | 'failed';
  readonly error: string | null;
}

/** Enters a message; returns its id, or null when one with this key is already in the ledger. */
export async function insertMessage(
  trx: Transaction,
  message: Pick<SlackMessage, 'incident' | 'kind' | 'key' | 'text'>,
  now: Date,
): Promise<number | null> {
  const row = await trx
    .insertInto('slack_messages')
    .values({ ...message, state: 'pending', created_at: now })
    .onConflict((conflict) => conflict.column('key').doNothing())
    .returning('id')
    .executeTakeFirst();
  return row?.id ?? null;
}

export async function messageById(db: Db, id: number): Promise<SlackMessage | null> {
  const row = await db.selectFrom('slack_messages').selectAll().where('id', '=', id).executeTakeFirst();
  return row ? fromRow(row) : null;
}

export async function messageByKey(db: Db, key: string): Promise<SlackMessage | null> {
  const row = await db.selectFrom('slack_messages').selectAll().where('key', '=', key).executeTakeFirst();
  return row ? fromRow(row) : null;
}

/** The incident's card, once it is in the ledger. */
export async function cardOfIncident(db: Db, incident: number): Promise<SlackMessage | null> {
  const row = await db
    .selectFrom('slack_messages')
    .selectAll()
    .where('incident', '=', incident)
    .where('kind', '=', 'card')
    .executeTakeFirst();
  return row ? fromRow(row) : null;
}

/** Messages of an incident that were given up. */
export async function failedMessages(db: Db, incident: number): Promise<readonly SlackMessage[]> {
  const rows = await db
    .selectFrom('slack_messages')
    .selectAll()
    .where('incident', '=', incident)
    .where('state', '=', 'failed')
    .orderBy('id')
    .execute();
  return rows.map(fromRow);
}

/** Notes that a message is about to be sent: should the process die now, the next attempt looks before it repeats. */
export async function markSending(db: Db, id: number): Promise<void> {
  await db.updateTable('slack_messages').set({ state: 'sending' }).where('id', '=', id).execute();
}

export async function markSent(
  db: Db,
  id: number,
  where: { readonly channelId: string; readonly ts: string },
  now: Date,
): Promise<void> {
  await db
    .updateTable('slack_messages')
    .set({ state: 'sent', channel_id: where.channelId, ts: where.ts, error: null, sent_at: now })
    .where('id', '=', id)
    .execute();
}

export async function markFailed(db: Db, id: number, error: string): Promise<void> {
  await db.updateTable('slack_messages').set({ state: 'failed', error }).where('id', '=', id).execute();
}

function fromRow(row: Row<'slack_messages'>): SlackMessage {
  return {
    id: row.id,
    incident: row.incident,
    kind: row.kind,
    key: row.key,
    text: row.text,
    channelId: row.channel_id,
    ts: row.ts,
    state: row.state,
    error: row.error,
  };
}
