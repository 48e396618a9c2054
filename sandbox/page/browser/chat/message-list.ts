import { html } from 'htm/preact';
import type { VNode } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { ChannelView, MessageView } from '#sandbox/contract.ts';
import type { Directory } from '#sandbox/page/browser/directory.ts';
import { icon } from '#sandbox/page/browser/icon.ts';
import type { PageActions } from '#sandbox/page/browser/page-actions.ts';
import { MessageItem } from './message-item.ts';
import { messageRows } from './message-groups.ts';

interface MessageListProps {
  readonly channel: ChannelView;
  readonly messages: readonly MessageView[];
  readonly directory: Directory;
  readonly actions: PageActions;
}

/** Within this many pixels of the end the list counts as being at its end, and follows new messages. */
const nearEndPx = 80;

/** A channel's messages, oldest first. Stays at the end while the reader is there, and never jumps while not. */
export function MessageList({ channel, messages, directory, actions }: MessageListProps): VNode {
  const list = useRef<HTMLDivElement>(null);
  const atEnd = useRef(true);
  useLayoutEffect(() => {
    if (list.current && atEnd.current) list.current.scrollTop = list.current.scrollHeight;
  });
  const rows = messageRows(messages);
  return html`<div
    class="messages"
    ref=${list}
    role="log"
    aria-label=${`Messages in ${channel.name}`}
    tabindex="0"
    data-testid="messages"
    onScroll=${(event: Event) => {
      const element = event.currentTarget as HTMLElement;
      atEnd.current = element.scrollHeight - element.scrollTop - element.clientHeight < nearEndPx;
    }}
  >
    <div class="messages-spacer"></div>
    ${rows.length === 0 && html`<p class="empty">${icon('hash')}<b>${channel.name}</b><span>Nothing has been said here yet.</span></p>`}
    ${rows.map((row) =>
      row.kind === 'day'
        ? html`<div key=${row.key} class="day" role="separator"><span>${dayName(row.at, directory.now)}</span></div>`
        : html`<${MessageItem}
            key=${row.key}
            message=${row.message}
            isContinued=${row.isContinued}
            isPinned=${channel.pinned.includes(row.message.ts)}
            inThread=${false}
            directory=${directory}
            actions=${actions}
          />`,
    )}
  </div>`;
}

function dayName(at: Date, now: Date): string {
  if (at.toDateString() === now.toDateString()) return 'Today';
  if (at.toDateString() === new Date(now.getTime() - 24 * 3600 * 1000).toDateString()) return 'Yesterday';
  return at.toLocaleDateString(undefined, { weekday: 'long', month: 'long', day: 'numeric' });
}
