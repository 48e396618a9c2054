import { describe, expect, it } from 'vitest';
import type { WorkspaceEvent } from '#sandbox/contract.ts';
import { firstState, reducePage, type PageState } from '#sandbox/page/browser/page-state.ts';
import { channel, channels, faultKinds, people, services } from '#tests/sandbox/page/example-company.ts';
import { paperPlatform } from '#tests/sandbox/page/paper-platform.ts';
import { paperWorkspace } from '#tests/sandbox/page/paper-workspace.ts';

const members = ['U1', 'U2'];

function opened(viewerId = 'U1', from: PageState = firstState): PageState {
  const workspace = paperWorkspace({ people, channels }).view(viewerId);
  const platform = paperPlatform({ services, faultKinds }).view();
  return reducePage(from, {
    kind: 'feed',
    occupied: false,
    event: { kind: 'snapshot', snapshot: { viewerId, workspace, platform, notice: null, links: [] } },
  });
}

function hear(state: PageState, event: WorkspaceEvent, occupied = false): PageState {
  return reducePage(state, { kind: 'feed', occupied, event: { kind: 'workspace', event } });
}

describe('reducePage', () => {
  it('opens the first channel of a quiet workspace', () => {
    expect(opened()).toMatchObject({ channelId: 'C1', connection: 'live' });
  });

  it('follows the first incident into its channel, and the second not', () => {
    const first = hear(opened(), { kind: 'channel', channel: channel('C8', 'inc-8-claims', '', members) });
    expect(first).toMatchObject({ channelId: 'C8', newChannels: ['C8'] });
    const second = hear(first, { kind: 'channel', channel: channel('C9', 'inc-9-billing', '', members) });
    expect(second).toMatchObject({ channelId: 'C8', newChannels: ['C8', 'C9'] });
  });

  it('marks the incident without moving a person who is typing', () => {
    const state = hear(opened(), { kind: 'channel', channel: channel('C8', 'inc-8-claims', '', members) }, true);
    expect(state).toMatchObject({ channelId: 'C1', newChannels: ['C8'] });
  });

  it('does not follow once the person has chosen a channel', () => {
    const chosen = reducePage(opened(), { kind: 'open-channel', channelId: 'C2' });
    const state = hear(chosen, { kind: 'channel', channel: channel('C8', 'inc-8-claims', '', members) });
    expect(state.channelId).toBe('C2');
  });

  it('stays where the person was when the connection is resynchronised', () => {
    const chosen = reducePage(opened(), { kind: 'open-channel', channelId: 'C3' });
    const lost = reducePage(chosen, { kind: 'connection', connection: 'lost' });
    expect(opened('U1', lost)).toMatchObject({ channelId: 'C3', connection: 'live' });
  });

  it('leaves a channel that the next person cannot see', () => {
    const chosen = reducePage(opened(), { kind: 'open-channel', channelId: 'gone' });
    expect(opened('U4', chosen).channelId).toBe('C1');
  });

  it('counts what is shown as read and the rest as not', () => {
    const base = {
      user: 'U2',
      text: '',
      blocks: [],
      threadTs: null,
      replyCount: 0,
      edited: false,
      ephemeralFor: null,
      subtype: null,
      reactions: [],
      problem: null,
    };
    const state = ['C1', 'C2'].reduce(
      (before, id) => hear(before, { kind: 'message', message: { ...base, channel: id, ts: '1700000001.000100' } }),
      opened(),
    );
    expect(state.readUpTo).toMatchObject({ C1: '1700000001.000100', C2: '' });
    expect(reducePage(state, { kind: 'open-channel', channelId: 'C2' }).readUpTo.C2).toBe('1700000001.000100');
  });
});
