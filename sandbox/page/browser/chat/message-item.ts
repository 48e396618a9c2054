import { html } from 'htm/preact';
import type { VNode } from 'preact';
import { useMemo } from 'preact/hooks';
import type { MessageView } from '#sandbox/contract.ts';
import type { Directory } from '#sandbox/page/browser/directory.ts';
import { icon } from '#sandbox/page/browser/icon.ts';
import { mrkdwnText } from '#sandbox/page/browser/mrkdwn/formatted-text.ts';
import type { PageActions } from '#sandbox/page/browser/page-actions.ts';
import { avatar } from './avatar.ts';
import { BlockSurface } from './block-surface.ts';
import { messageTime } from './message-groups.ts';
import { messageTools } from './message-tools.ts';
import { reactionRow } from './reaction-row.ts';
import { systemLine } from './system-line.ts';

interface MessageItemProps {
  readonly message: MessageView;
  readonly isContinued: boolean;
  readonly isPinned: boolean;
  readonly inThread: boolean;
  readonly directory: Directory;
  readonly actions: PageActions;
}

/** One message: who, when, what, and what people made of it. Drawn again only when something it shows has changed. */
export function MessageItem(props: MessageItemProps): VNode {
  const { message, isContinued, isPinned, inThread, directory, actions } = props;
  return useMemo(
    () => html`<${DrawnMessage} ...${props} />`,
    [message, isContinued, isPinned, inThread, directory, actions],
  );
}

function DrawnMessage(props: MessageItemProps): VNode {
  const { message, isContinued, isPinned, inThread, directory, actions } = props;
  const author = directory.person(message.user);
  if (isSystemLine(message)) return systemLine(message, directory);

  const time = messageTime(message);
  const clock = time.toLocaleTimeString(undefined, { hour: '2-digit', minute: '2-digit' });
  const classes = [
    'message',
    isContinued && 'message-continued',
    message.ephemeralFor && 'message-ephemeral',
    isPinned && 'message-pinned',
  ];
  const openThread = (): void => actions.dispatch({ kind: 'open-thread', ts: message.threadTs ?? message.ts });

  return html`<article
    class=${classes.filter(Boolean).join(' ')}
    data-testid="message"
    data-ts=${message.ts}
    data-author=${author?.name ?? message.user}
    data-ephemeral=${message.ephemeralFor ? 'true' : undefined}
    tabindex="-1"
    aria-label=${`${author?.realName ?? message.user}, ${clock}`}
  >
    <div class="message-gutter">
      ${isContinued ? html`<time class="message-clock" dateTime=${time.toISOString()}>${clock}</time>` : avatar(author)}
    </div>
    <div class="message-body">
      ${
        message.ephemeralFor &&
        html`<p class="message-flag">
          ${icon('eye')}Only visible to you
          <button type="button" class="link" onClick=${() => actions.dispatch({ kind: 'dismiss', ts: message.ts })}>
            Dismiss
          </button>
        </p>`
      }
      ${isPinned && html`<p class="message-flag message-flag-pin">${icon('pin')}Pinned to this channel</p>`}
      ${
        !isContinued &&
        html`<p class="message-head">
          <b class="message-author">${author?.realName ?? message.user}</b>
          ${author?.isBot && html`<span class="app-badge">APP</span>`}
          <time dateTime=${time.toISOString()} title=${time.toLocaleString()}>${clock}</time>
        </p>`
      }
      ${
        message.blocks.length > 0
          ? html`<${BlockSurface}
              blocks=${message.blocks}
              target=${{ channel: message.channel, ts: message.ts }}
              id=${`m${message.ts}${inThread ? 't' : ''}`}
              directory=${directory}
              actions=${actions}
            />`
          : mrkdwnText(message.text, directory)
      }
      ${message.edited && html`<span class="edited" data-testid="edited">(edited)</span>`}
      ${
        message.problem &&
        html`<p class="message-problem" role="alert" data-testid="message-problem">
          ${icon('alert')}${message.problem}
        </p>`
      }
      ${reactionRow(message, directory, actions)}
      ${
        message.replyCount > 0 &&
        !inThread &&
        html`<button type="button" class="replies" data-testid="replies" onClick=${openThread}>
          ${icon('reply')}<b>${message.replyCount === 1 ? '1 reply' : `${message.replyCount} replies`}</b
          ><span>View thread</span>
        </button>`
      }
    </div>
    ${!message.ephemeralFor && messageTools(message, { inThread, isPinned, openThread, actions })}
  </article>`;
}

/** Lines that Slack writes by itself have a subtype of their own; a bot's or a broadcast message is a message. */
function isSystemLine(message: MessageView): boolean {
  return (
    message.subtype !== null &&
    !['bot_message', 'thread_broadcast', 'me_message', 'file_share'].includes(message.subtype)
  );
}
