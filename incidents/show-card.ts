import { cardOfIncident } from '#store/repositories/slack-messages.ts';
import type { Deps } from './deps.ts';
import type { IncidentSnapshot } from './incident-snapshot.ts';
import { readSnapshot } from './read-incidents.ts';
import type { MessageContent } from './send-message.ts';

/** Brings an incident's card up to date. Before the card is posted there is nothing to do: it will be posted as new. */
export async function showCard(
  deps: Deps,
  input: { readonly incident: number },
  card: (snapshot: IncidentSnapshot) => MessageContent,
): Promise<void> {
  const message = await cardOfIncident(deps.db, input.incident);
  if (!message || message.channelId === null || message.ts === null) return;
  const snapshot = await readSnapshot(deps, input.incident);
  if (!snapshot) return;
  await deps.clients.slack.updateMessage({ channel: message.channelId, ts: message.ts, ...card(snapshot) });
}
