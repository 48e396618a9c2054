import { html } from 'htm/preact';
import type { VNode } from 'preact';
import type { ChannelView, Person } from '#sandbox/contract.ts';
import { icon } from '#sandbox/page/browser/icon.ts';
import type { PageActions } from '#sandbox/page/browser/page-actions.ts';
import { homePlace, type PageState } from '#sandbox/page/browser/page-state.ts';
import { unreadCount } from '#sandbox/page/browser/unread-count.ts';
import type { PageSnapshot } from '#sandbox/page/page-feed.ts';
import { avatar } from './avatar.ts';

interface SidebarProps {
  readonly state: PageState;
  readonly snapshot: PageSnapshot;
  readonly actions: PageActions;
}

/** Where one can go: incidents first, then channels, direct messages and the app. */
export function Sidebar({ state, snapshot, actions }: SidebarProps): VNode {
  const { workspace, viewerId } = snapshot;
  const open = workspace.channels.filter((channel) => !channel.isArchived);
  const rooms = open.filter((channel) => !channel.isDirectMessage);
  const incidents = rooms.filter((channel) => channel.name.startsWith('inc-')).toReversed();
  const others = rooms
    .filter((channel) => !channel.name.startsWith('inc-'))
    .sort((a, b) => a.name.localeCompare(b.name));
  const archived = workspace.channels.filter((channel) => channel.isArchived && !channel.isDirectMessage);

  const item = (channel: ChannelView): VNode => {
    const unread = unreadCount(workspace.messages, channel.id, state.readUpTo[channel.id] ?? '', viewerId);
    const isHere = channel.id === state.channelId;
    const isNew = state.newChannels.includes(channel.id);
    const partner = channel.isDirectMessage ? partnerIn(channel, workspace.people, viewerId) : undefined;
    const name = partner?.realName ?? channel.name;
    const classes = [
      'channel',
      isHere && 'channel-here',
      unread.messages > 0 && 'channel-unread',
      isNew && 'channel-new',
    ];
    return html`<li key=${channel.id}>
      <button
        type="button"
        class=${classes.filter(Boolean).join(' ')}
        data-testid=${`channel-${channel.name}`}
        data-unread=${unread.messages}
        aria-current=${isHere ? 'page' : undefined}
        title=${name}
        onClick=${() => actions.dispatch({ kind: 'open-channel', channelId: channel.id })}
      >
        ${partner ? avatar(partner, 'small') : icon(channel.isPrivate ? 'lock' : 'hash')}
        <span class="channel-name">${name}</span>
        ${isNew && !isHere && html`<span class="badge badge-new">new</span>`}
        ${unread.mentions > 0 && html`<span class="badge" aria-label=${`${unread.mentions} mentions`}>${unread.mentions}</span>`}
        ${unread.messages > 0 && html`<span class="hidden">${unread.messages} unread</span>`}
      </button>
    </li>`;
  };
  const section = (title: string, channels: readonly ChannelView[], empty: string | null): VNode | null =>
    channels.length === 0 && empty === null
      ? null
      : html`<section class="sidebar-section">
          <h2 class="sidebar-title">${title}</h2>
          ${
            channels.length > 0
              ? html`<ul>
                  ${channels.map(item)}
                </ul>`
              : html`<p class="sidebar-empty">${empty}</p>`
          }
        </section>`;

  return html`<nav class="sidebar" aria-label="Channels">
    ${section('Incidents', incidents, 'All quiet. A channel opens here when an alert fires.')}
    ${section('Channels', others, 'No channels yet')}
    ${section(
      'Direct messages',
      open.filter((channel) => channel.isDirectMessage),
      null,
    )}
    ${section('Archived', archived, null)}
    <section class="sidebar-section">
      <h2 class="sidebar-title">Apps</h2>
      <ul>
        ${workspace.people
          .filter((person) => person.isBot)
          .map(
            (app) =>
              html`<li key=${app.id}>
                <button
                  type="button"
                  class=${state.channelId === homePlace ? 'channel channel-here' : 'channel'}
                  data-testid=${`app-${app.name}`}
                  aria-current=${state.channelId === homePlace ? 'page' : undefined}
                  onClick=${() => {
                    actions.dispatch({ kind: 'open-channel', channelId: homePlace });
                    void actions.gesture({ kind: 'open-home' });
                  }}
                >
                  ${avatar(app, 'small')}<span class="channel-name">${app.realName || app.name}</span>
                </button>
              </li>`,
          )}
      </ul>
    </section>
  </nav>`;
}

function partnerIn(channel: ChannelView, people: readonly Person[], viewerId: string): Person | undefined {
  const id = channel.members.find((member) => member !== viewerId) ?? viewerId;
  return people.find((person) => person.id === id);
}
