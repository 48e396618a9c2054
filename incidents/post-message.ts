import { incidentByNumber } from '#store/repositories/incidents.ts';
import { messageById, type SlackMessage } from '#store/repositories/slack-messages.ts';
import type { Deps } from './deps.ts';
import { sendMessage, type MessageContent } from './send-message.ts';

/** The incident's channel does not exist yet; the message waits for it. */
export class ChannelNotOpenError extends Error {
  override readonly name = 'ChannelNotOpenError';
  readonly code = 'channel_not_open';
}

/** How plain text becomes a message; the views of handlers/slack. */
export interface NoticeViews {
  notice(text: string): MessageContent;
  /** Names the people and groups who have to act. */
  call(text: string, people: readonly string[]): MessageContent;
  /** The same for text that is mrkdwn already. */
  escalation(mrkdwn: string, people: readonly string[]): MessageContent;
}

/** Posts one line of the ledger into its incident's channel. */
export async function postMessage(deps: Deps, input: { readonly message: number }, views: NoticeViews): Promise<void> {
  const message = await messageById(deps.db, input.message);
  if (!message || message.state === 'sent') return;
  const incident = await incidentByNumber(deps.db, message.incident);
  if (!incident?.channelId) throw new ChannelNotOpenError(`INC-${message.incident} has no channel yet`);
  await sendMessage(deps, message.key, incident.channelId, contentOf(deps, message, views));
}

function contentOf(deps: Deps, message: SlackMessage, views: NoticeViews): MessageContent {
  switch (message.kind) {
    case 'card':
    case 'update':
      return { text: message.text };
    case 'escalation':
      return views.escalation(message.text, deps.policy.onCall);
    case 'notice':
      return views.notice(message.text);
    case 'alarm':
      return views.call(message.text, deps.policy.onCall);
    case 'call':
      return views.call(message.text, deps.policy.approvers);
  }
}
