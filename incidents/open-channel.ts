import { firebreak, type Incident } from '#domain/incident.ts';
import { OutsideError } from '#domain/outside-error.ts';
import { incidentByNumber, incidentOfChannelId, updateIncident } from '#store/repositories/incidents.ts';
import { insertMessage } from '#store/repositories/slack-messages.ts';
import { appendTimeline } from '#store/repositories/timeline.ts';
import type { Deps } from './deps.ts';
import { expandPeople } from './expand-people.ts';
import { readSnapshot } from './read-incidents.ts';
import type { IncidentSnapshot } from './incident-snapshot.ts';
import { sendMessage, type MessageContent } from './send-message.ts';

/** What the channel looks like; the views of handlers/slack. */
export interface ChannelViews {
  /** A legal name, another one for every attempt. */
  name(number: number, title: string, attempt: number): string;
  topic(snapshot: IncidentSnapshot): string;
  card(snapshot: IncidentSnapshot): MessageContent;
}

const mostNames = 20;

/**
 * Gives an incident its channel: created, topic set, on-call invited, card posted and pinned. Each part is written down
 * or can be found again, so that a repeated job continues where the last one stopped.
 */
export async function openChannel(
  deps: Deps,
  input: { readonly incident: number },
  views: ChannelViews,
): Promise<void> {
  const incident = await incidentByNumber(deps.db, input.incident);
  if (!incident) return;
  const channelId = incident.channelId ?? (await createChannel(deps, incident, views));
  const snapshot = await readSnapshot(deps, incident.number);
  if (!snapshot) return;

  const { slack } = deps.clients;
  await slack.setTopic(channelId, views.topic(snapshot));
  await inviteOnCall(deps, incident.number, channelId);
  const key = `card/${incident.number}`;
  const now = deps.clock.now();
  await deps.db
    .transaction()
    .execute((trx) => insertMessage(trx, { incident: incident.number, kind: 'card', key, text: incident.title }, now));
  const posted = await sendMessage(deps, key, channelId, views.card(snapshot));
  if (posted) await slack.pin(posted);
  // What changed since the snapshot was read had no card to change.
  await deps.db
    .transaction()
    .execute((trx) =>
      deps.queue.send(trx, 'refresh-card', { incident: incident.number }, { key: String(incident.number) }),
    );
}

async function createChannel(deps: Deps, incident: Incident, views: ChannelViews): Promise<string> {
  for (let attempt = 0; attempt < mostNames; attempt += 1) {
    const name = views.name(incident.number, incident.title, attempt);
    const channel = await createOrAdopt(deps, name);
    if (!channel) continue;
    const now = deps.clock.now();
    await deps.db.transaction().execute(async (trx) => {
      await updateIncident(trx, incident.number, { channel }, now);
      const text = `Opened #${channel.name}.`;
      await appendTimeline(trx, incident.number, { kind: 'channel_opened', actor: firebreak, text, at: now });
    });
    return channel.id;
  }
  throw new OutsideError('slack', 'name_taken', `${mostNames} names for INC-${incident.number} are all taken`, {
    kind: 'no',
  });
}

/** A channel that this app created but no incident knows of was created just before a crash: it is taken over. */
async function createOrAdopt(deps: Deps, name: string): Promise<{ id: string; name: string } | null> {
  try {
    return await deps.clients.slack.createChannel(name);
  } catch (error) {
    if (!(error instanceof OutsideError) || error.code !== 'name_taken') throw error;
    const own = await deps.clients.slack.findOwnChannel(name);
    return own && (await incidentOfChannelId(deps.db, own.id)) === null ? own : null;
  }
}

async function inviteOnCall(deps: Deps, incident: number, channelId: string): Promise<void> {
  const people = await expandPeople(deps, deps.policy.onCall);
  if (people.length === 0) return;
  const { failed } = await deps.clients.slack.invite(channelId, people);
  if (failed.length === 0) return;
  const text = `Could not invite ${failed.map(({ user, error }) => `${user} (${error})`).join(', ')}.`;
  await deps.db
    .transaction()
    .execute((trx) =>
      appendTimeline(trx, incident, { kind: 'delivery_failed', actor: firebreak, text, at: deps.clock.now() }),
    );
}
