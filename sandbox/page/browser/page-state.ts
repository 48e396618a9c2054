import type { ChannelView, WorkspaceEvent, WorkspaceView } from '#sandbox/contract.ts';
import type { FeedEvent, PageSnapshot } from '#sandbox/page/page-feed.ts';
import { applyWorkspaceEvent } from './apply-workspace-event.ts';

/** What one tab shows. */
export interface PageState {
  readonly connection: 'connecting' | 'live' | 'lost';
  readonly snapshot: PageSnapshot | null;
  readonly channelId: string | null;
  /** The root of the open thread. */
  readonly threadTs: string | null;
  /** The newest timestamp this tab has shown, by channel. */
  readonly readUpTo: Readonly<Record<string, string>>;
  /** Channels that appeared while the page was open and have not been opened yet. */
  readonly newChannels: readonly string[];
  /** Ephemeral messages that were waved away. */
  readonly dismissed: readonly string[];
  /** True once the view has followed an incident by itself; it does so once, then the person steers. */
  readonly hasFollowed: boolean;
}

export type PageAction =
  | { readonly kind: 'feed'; readonly event: FeedEvent; readonly occupied: boolean }
  | { readonly kind: 'connection'; readonly connection: PageState['connection'] }
  | { readonly kind: 'open-channel'; readonly channelId: string }
  | { readonly kind: 'open-thread'; readonly ts: string }
  | { readonly kind: 'close-thread' }
  | { readonly kind: 'dismiss'; readonly ts: string };

export const firstState: PageState = {
  connection: 'connecting',
  snapshot: null,
  channelId: null,
  threadTs: null,
  readUpTo: {},
  newChannels: [],
  dismissed: [],
  hasFollowed: false,
};

/** Stands for the app's Home tab where a channel id is expected. */
export const homePlace = 'app-home';

const incidentChannel = /^inc-/;

/** The tab's state after an action. Pure: every part of the page is drawn from its result. */
export function reducePage(state: PageState, action: PageAction): PageState {
  switch (action.kind) {
    case 'connection':
      return { ...state, connection: action.connection };
    case 'open-channel':
      return openChannel(state, action.channelId);
    case 'open-thread':
      return { ...state, threadTs: action.ts };
    case 'close-thread':
      return { ...state, threadTs: null };
    case 'dismiss':
      return { ...state, dismissed: [...state.dismissed, action.ts] };
    case 'feed':
      return reduceFeed(state, action.event, action.occupied);
  }
}

function reduceFeed(state: PageState, event: FeedEvent, occupied: boolean): PageState {
  if (event.kind === 'snapshot') return resynchronise(state, event.snapshot);
  if (!state.snapshot) return state;
  if (event.kind === 'platform') return { ...state, snapshot: { ...state.snapshot, platform: event.platform } };
  const before = state.snapshot.workspace;
  const workspace = applyWorkspaceEvent(before, event.event);
  const next = readHere({ ...state, snapshot: { ...state.snapshot, workspace } });
  const appeared = newChannel(before, event.event);
  return appeared ? welcome(next, appeared, occupied) : next;
}

/** A fresh view of everything. For the same person, what was read and opened is kept; for another it starts clean. */
function resynchronise(state: PageState, snapshot: PageSnapshot): PageState {
  const samePerson = state.snapshot?.viewerId === snapshot.viewerId;
  const { channels } = snapshot.workspace;
  const readUpTo = Object.fromEntries(
    channels.map((channel) => [
      channel.id,
      (samePerson ? state.readUpTo[channel.id] : undefined) ??
        (samePerson ? '' : newestIn(snapshot.workspace, channel)),
    ]),
  );
  const stillThere = state.channelId === homePlace || channels.some((channel) => channel.id === state.channelId);
  const channelId = stillThere ? state.channelId : (startingChannel(channels)?.id ?? null);
  const next: PageState = {
    ...state,
    connection: 'live',
    snapshot,
    channelId,
    threadTs: stillThere ? state.threadTs : null,
    readUpTo,
  };
  return readHere(next);
}

/** The newest open incident when there is one; else the first channel. */
function startingChannel(channels: readonly ChannelView[]): ChannelView | undefined {
  const open = channels.filter((channel) => !channel.isArchived);
  return open.findLast((channel) => incidentChannel.test(channel.name)) ?? open[0];
}

function newChannel(before: WorkspaceView, event: WorkspaceEvent): ChannelView | null {
  if (event.kind !== 'channel' || event.channel.isDirectMessage) return null;
  return before.channels.some((channel) => channel.id === event.channel.id) ? null : event.channel;
}

/** A channel that just appeared is marked; the first incident's is also opened, unless the person is busy. */
function welcome(state: PageState, channel: ChannelView, occupied: boolean): PageState {
  const marked = { ...state, newChannels: [...state.newChannels, channel.id] };
  if (!incidentChannel.test(channel.name) || state.hasFollowed) return marked;
  const followed = { ...marked, hasFollowed: true };
  return occupied ? followed : { ...openChannel(followed, channel.id), newChannels: followed.newChannels };
}

function openChannel(state: PageState, channelId: string): PageState {
  return readHere({
    ...state,
    channelId,
    threadTs: channelId === state.channelId ? state.threadTs : null,
    newChannels: state.newChannels.filter((id) => id !== channelId && id !== state.channelId),
    hasFollowed: true,
  });
}

function readHere(state: PageState): PageState {
  const channel = state.snapshot?.workspace.channels.find((candidate) => candidate.id === state.channelId);
  if (!channel || !state.snapshot) return state;
  const newest = newestIn(state.snapshot.workspace, channel);
  if ((state.readUpTo[channel.id] ?? '') >= newest) return state;
  return { ...state, readUpTo: { ...state.readUpTo, [channel.id]: newest } };
}

function newestIn(workspace: WorkspaceView, channel: ChannelView): string {
  return workspace.messages.findLast((message) => message.channel === channel.id)?.ts ?? '';
}
