import { html } from 'htm/preact';
import type { VNode } from 'preact';
import type { MessageView, WorkspaceView } from '#sandbox/contract.ts';
import type { Directory } from '#sandbox/page/browser/directory.ts';
import { icon } from '#sandbox/page/browser/icon.ts';
import type { PageActions } from '#sandbox/page/browser/page-actions.ts';
import type { PageState } from '#sandbox/page/browser/page-state.ts';
import { Composer } from './composer.ts';
import { MessageItem } from './message-item.ts';

interface ThreadPaneProps {
  readonly root: MessageView;
  readonly state: PageState;
  readonly workspace: WorkspaceView;
  readonly directory: Directory;
  readonly actions: PageActions;
}

/** A message and the replies to it, beside the channel. Escape closes it. */
export function ThreadPane({ root, state, workspace, directory, actions }: ThreadPaneProps): VNode {
  const channel = directory.channel(root.channel);
  const replies = workspace.messages.filter(
    (message) =>
      message.channel === root.channel &&
      message.threadTs === root.ts &&
      message.ts !== root.ts &&
      !state.dismissed.includes(message.ts),
  );
  const close = (): void => actions.dispatch({ kind: 'close-thread' });
  const item = (message: MessageView): VNode =>
    html`<${MessageItem}
      key=${message.ts}
      message=${message}
      isContinued=${false}
      isPinned=${false}
      inThread=${true}
      directory=${directory}
      actions=${actions}
    />`;
  return html`<aside
    class="thread"
    aria-label="Thread"
    data-testid="thread-pane"
    onKeyDown=${(event: KeyboardEvent) => event.key === 'Escape' && close()}
  >
    <header class="pane-header">
      <h2 class="pane-title">Thread</h2>
      <p class="pane-topic">#${channel?.name}</p>
      <button type="button" class="button-bare" aria-label="Close thread" data-testid="close-thread" onClick=${close}>
        ${icon('close')}
      </button>
    </header>
    <div class="messages" tabindex="0" role="log" aria-label="Replies">
      ${item(root)}
      <p class="thread-count" role="separator">
        <span>${replies.length === 1 ? '1 reply' : `${replies.length} replies`}</span>
      </p>
      ${replies.map(item)}
    </div>
    ${
      channel &&
      !channel.isArchived &&
      html`<${Composer}
        draftKey=${`${directory.viewerId}/${channel.id}/${root.ts}`}
        channel=${channel}
        threadTs=${root.ts}
        workspace=${workspace}
        actions=${actions}
      />`
    }
  </aside>`;
}
