import type { WorkspaceEvent } from '#sandbox/contract.ts';
import type { Change } from './changes.ts';
import { findMessage } from './messages.ts';
import { channelView, messageView, modalView } from './snapshot.ts';
import { viewWire } from './view-wire.ts';
import { topView } from './views.ts';
import type { World } from './world.ts';

/** What a subscriber is told of a change; null when the thing is gone again by now. */
export function announce(world: World, change: Change): WorkspaceEvent | null {
  switch (change.kind) {
    case 'channel': {
      const channel = world.channels.get(change.channelId);
      return channel ? { kind: 'channel', channel: channelView(world, channel) } : null;
    }
    case 'message': {
      const message = findMessage(world, change.channelId, change.ts);
      return message ? { kind: 'message', message: messageView(world, message) } : null;
    }
    case 'message-deleted':
      return { kind: 'message-deleted', channel: change.channelId, ts: change.ts };
    case 'modal': {
      const top = topView(world, change.userId);
      return { kind: 'modal', user: change.userId, modal: top ? modalView(world, top) : null };
    }
    case 'home': {
      const view = world.views.get(world.homes.get(change.userId) ?? '');
      return view ? { kind: 'home', user: change.userId, home: viewWire(world, view) } : null;
    }
  }
}
