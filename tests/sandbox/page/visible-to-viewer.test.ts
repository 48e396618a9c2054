import { describe, expect, it } from 'vitest';
import { createVisibility } from '#sandbox/page/visible-to-viewer.ts';
import { channel, channels, people } from './example-company.ts';
import { paperWorkspace } from './paper-workspace.ts';

const room = { ...channel('C9', 'inc-9-breach', '', ['U1']), isPrivate: true };
const judge = (viewerId: string) => createVisibility(viewerId, paperWorkspace({ people, channels }).view(viewerId));

describe('createVisibility', () => {
  it('opens a private channel to those who are invited, and closes it when they leave', () => {
    const visibilityOf = judge('U4');
    const deleted = { kind: 'message-deleted', channel: 'C9', ts: '1.0' } as const;
    expect(visibilityOf({ kind: 'channel', channel: room })).toBe('hidden');
    expect(visibilityOf(deleted)).toBe('hidden');
    expect(visibilityOf({ kind: 'channel', channel: { ...room, members: ['U1', 'U4'] } })).toBe('entered');
    expect(visibilityOf(deleted)).toBe('shown');
    expect(visibilityOf({ kind: 'channel', channel: room })).toBe('left');
    expect(visibilityOf(deleted)).toBe('hidden');
  });

  it('shows public channels to everybody, and modals and Home tabs to their person only', () => {
    const visibilityOf = judge('U4');
    expect(visibilityOf({ kind: 'channel', channel: { ...room, isPrivate: false } })).toBe('shown');
    expect(visibilityOf({ kind: 'modal', user: 'U1', modal: null })).toBe('hidden');
    expect(visibilityOf({ kind: 'modal', user: 'U4', modal: null })).toBe('shown');
    expect(visibilityOf({ kind: 'home', user: 'U1', home: {} })).toBe('hidden');
  });
});
