import { incidentByNumber } from '#store/repositories/incidents.ts';
import { messageById } from '#store/repositories/slack-messages.ts';
import type { Deps } from './deps.ts';
import { sendMessage } from './send-message.ts';

/** The incident's channel does not exist yet; the message waits for it. */
export class ChannelNotOpenError extends Error {
  override readonly name = 'ChannelNotOpenError';
  readonly code = 'channel_not_open';
}

/** Posts one line of the ledger into its incident's channel. */
export async function postMessage(deps: Deps, input: { readonly message: number }): Promise<void> {
  const message = await messageById(deps.db, input.message);
  if (!message || message.state === 'sent') return;
  const incident = await incidentByNumber(deps.db, message.incident);
  if (!incident?.channelId) throw new ChannelNotOpenError(`INC-${message.incident} has no channel yet`);
  await sendMessage(deps, message.key, incident.channelId, { text: message.text });
}
