import { html } from 'htm/preact';
import type { VNode } from 'preact';
import type { MessageView } from '#sandbox/contract.ts';
import type { Directory } from '#sandbox/page/browser/directory.ts';
import { inlineText } from '#sandbox/page/browser/mrkdwn/formatted-text.ts';
import { parseInline } from '#sandbox/page/browser/mrkdwn/parse-inline.ts';
import { avatar } from './avatar.ts';
import { messageTime } from './message-groups.ts';

/** A line about the channel itself: somebody joined, the topic changed, something was pinned. */
export function systemLine(message: MessageView, directory: Directory): VNode {
  const author = directory.person(message.user);
  const words = message.text.startsWith(`<@${message.user}>`)
    ? message.text.slice(`<@${message.user}>`.length)
    : ` ${message.text}`;
  const time = messageTime(message);
  return html`<div class="system-line" data-testid="system-line" data-subtype=${message.subtype} data-ts=${message.ts}>
    ${avatar(author, 'small')}
    <p><b>${author?.realName ?? message.user}</b>${inlineText(parseInline(words), directory)}</p>
    <time dateTime=${time.toISOString()}
      >${time.toLocaleTimeString(undefined, { hour: '2-digit', minute: '2-digit' })}</time
    >
  </div>`;
}
