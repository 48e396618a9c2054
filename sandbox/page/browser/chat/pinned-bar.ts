import { html } from 'htm/preact';
import type { VNode } from 'preact';
import type { ChannelView, MessageView } from '#sandbox/contract.ts';
import type { Directory } from '#sandbox/page/browser/directory.ts';
import { icon } from '#sandbox/page/browser/icon.ts';
import { messageSummary } from './message-summary.ts';

interface PinnedBarProps {
  readonly channel: ChannelView;
  readonly messages: readonly MessageView[];
  readonly directory: Directory;
}

/** The newest pinned message in one line; pressing it goes to the message. Nothing when nothing is pinned. */
export function PinnedBar({ channel, messages, directory }: PinnedBarProps): VNode | null {
  const pinned = channel.pinned
    .map((ts) => messages.find((message) => message.ts === ts))
    .filter((message) => message !== undefined);
  const newest = pinned.at(-1);
  if (!newest) return null;
  const show = (): void => {
    const element = document.querySelector<HTMLElement>(`[data-ts="${CSS.escape(newest.ts)}"]`);
    element?.scrollIntoView({ block: 'start' });
    element?.focus();
  };
  return html`<button type="button" class="pinned" data-testid="pinned-bar" onClick=${show}>
    ${icon('pin')}
    <span class="pinned-count">${pinned.length} pinned</span>
    <span class="pinned-words"
      >${directory.person(newest.user)?.realName ?? newest.user}: ${messageSummary(newest, directory)}</span
    >
  </button>`;
}
