import { html } from 'htm/preact';
import type { VNode } from 'preact';
import type { ChannelView, WorkspaceView } from '#sandbox/contract.ts';
import type { Directory } from '#sandbox/page/browser/directory.ts';
import { icon } from '#sandbox/page/browser/icon.ts';
import { parseInline } from '#sandbox/page/browser/mrkdwn/parse-inline.ts';
import { inlineText } from '#sandbox/page/browser/mrkdwn/formatted-text.ts';
import type { PageActions } from '#sandbox/page/browser/page-actions.ts';
import type { PageState } from '#sandbox/page/browser/page-state.ts';
import { Composer } from './composer.ts';
import { MessageList } from './message-list.ts';
import { PinnedBar } from './pinned-bar.ts';

interface ChannelPaneProps {
  readonly channel: ChannelView | undefined;
  readonly state: PageState;
  readonly workspace: WorkspaceView;
  readonly directory: Directory;
  readonly actions: PageActions;
  readonly problem: string | null;
  readonly onDismissProblem: () => void;
}

/** One conversation: its header and topic, what is pinned, the messages, and the composer. */
export function ChannelPane(props: ChannelPaneProps): VNode {
  const { channel, state, workspace, directory, actions, problem, onDismissProblem } = props;
  if (!channel) {
    return html`<main class="pane"><p class="empty">This person is in no channel yet.</p></main>`;
  }
  const messages = workspace.messages.filter(
    (message) => message.channel === channel.id && !state.dismissed.includes(message.ts),
  );
  // A message that carries its own warning says it better, beside what was pressed.
  const unsaid = messages.some((message) => message.problem === problem) ? null : problem;
  const isMember = channel.members.includes(directory.viewerId);
  return html`<main
    class="pane"
    aria-label=${`Channel ${channel.name}`}
    data-testid="channel-pane"
    data-channel=${channel.name}
  >
    <header class="pane-header">
      <h1 class="pane-title">${icon(channel.isPrivate ? 'lock' : 'hash')}<span>${channel.name}</span></h1>
      <p class="pane-topic" data-testid="topic" title=${channel.topic}>
        ${inlineText(parseInline(channel.topic), directory)}
      </p>
      <span class="pane-members" title=${namesOf(channel, directory)}
        >${icon('user')}${channel.members.length}<span class="hidden"> members</span></span
      >
    </header>
    <${PinnedBar} channel=${channel} messages=${messages} directory=${directory} />
    <${MessageList} channel=${channel} messages=${messages} directory=${directory} actions=${actions} />
    ${
      unsaid &&
      html`<div class="problem" role="alert" data-testid="gesture-problem">
        ${icon('alert')}<span>${unsaid}</span>
        <button type="button" class="button-bare" aria-label="Dismiss" onClick=${onDismissProblem}>
          ${icon('close')}
        </button>
      </div>`
    }
    ${
      channel.isArchived
        ? html`<p class="composer-closed">This channel is archived. It stays readable.</p>`
        : isMember || channel.isDirectMessage
          ? html`<${Composer}
              key=${`${directory.viewerId}/${channel.id}`}
              draftKey=${`${directory.viewerId}/${channel.id}`}
              channel=${channel}
              threadTs=${null}
              workspace=${workspace}
              actions=${actions}
            />`
          : html`<p class="composer-closed">
              You are looking at <b>#${channel.name}</b> from outside.
              <button
                type="button"
                class="button"
                data-testid="join"
                onClick=${() => void actions.gesture({ kind: 'join', channel: channel.id })}
              >
                Join channel
              </button>
            </p>`
    }
  </main>`;
}

function namesOf(channel: ChannelView, directory: Directory): string {
  return channel.members.map((id) => directory.person(id)?.realName ?? id).join(', ');
}
