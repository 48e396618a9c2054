import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { jobHandlers } from '#app/worker.ts';
import { channels } from '#sandbox/slack/seed.ts';
import { queueTable } from '#store/queue-table.ts';
import { incidentOfChannelId, updateIncident } from '#store/repositories/incidents.ts';
import { insertMessage } from '#store/repositories/slack-messages.ts';
import { openIncident } from '#tests/incidents/alerts.ts';
import { useTestDeps } from '#tests/support/test-deps.ts';

const test = useTestDeps({ slack: true });
const context = { id: randomUUID(), attempt: 0, buried: null };

/** A message that waits to be posted in #incidents. */
async function waitingMessage(): Promise<number> {
  const channel = { id: channels.incidents.id, name: channels.incidents.name };
  const known = await incidentOfChannelId(test.deps.db, channel.id);
  const incident = known ?? (await openIncident(test)).number;
  const now = test.clock.now();
  if (known === null) await test.write((trx) => updateIncident(trx, incident, { channel }, now));
  const entry = { incident, kind: 'update', key: randomUUID(), text: 'Restarted' } as const;
  return (await test.write((trx) => insertMessage(trx, entry, now))) ?? 0;
}
const post = async () => jobHandlers(test.deps)['post-message']({ message: await waitingMessage() }, context);
const fail = (error: string, more: object = {}) =>
  test.workspace.failNext({ method: 'chat.postMessage', error, ...more });

describe('the job handlers', () => {
  it('are there for every queue', () => {
    expect(Object.keys(jobHandlers(test.deps)).toSorted()).toEqual(queueTable.map(({ name }) => name).toSorted());
  });

  it('are done when the work is done', async () => {
    expect(await post()).toEqual({ kind: 'done' });
  });

  it('give up at once what will be refused again', async () => {
    fail('channel_not_found');
    expect(await post()).toEqual({ kind: 'give_up', reason: expect.stringContaining('channel_not_found') });
  });

  it('obey a rate limit to the second', async () => {
    fail('ratelimited', { retryAfterS: 7 });
    expect(await post()).toEqual({ kind: 'later', at: new Date(test.clock.now().getTime() + 7000) });
  });

  it.each([
    ['whose answer was lost', { loseAnswer: true }],
    ['that the system could not take just now', { status: 503 }],
  ])('leave a call %s to the queue, which tries again', async (_, how) => {
    fail('internal_error', how);
    await expect(post()).rejects.toMatchObject({ system: 'slack' });
    expect(test.log.at(-1)).toMatchObject({ level: 'warn', facts: { system: 'slack' } });
  });

  it('leave a bug to the queue and put it in the log', async () => {
    const { number } = await openIncident(test);
    const entry = { incident: number, kind: 'update', key: randomUUID(), text: 'too early' } as const;
    const message = (await test.write((trx) => insertMessage(trx, entry, test.clock.now()))) ?? 0;
    await expect(jobHandlers(test.deps)['post-message']({ message }, context)).rejects.toThrow('has no channel yet');
    expect(test.log.at(-1)).toMatchObject({ level: 'error', message: 'job failed' });
  });
});
