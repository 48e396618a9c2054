import type { WorkspaceEvent, WorkspaceView } from '#sandbox/contract.ts';

/**
 * Says whether an event is for one person's eyes: not another's ephemeral message or modal, and nothing of a
 * private channel or direct message that the person is not in. Remembers the channels, so it costs no view per event.
 */
export function createVisibility(viewerId: string, view: WorkspaceView): (event: WorkspaceEvent) => boolean {
  const visible = new Set(view.channels.map((channel) => channel.id));
  return (event) => {
    switch (event.kind) {
      case 'message': {
        const { channel, ephemeralFor } = event.message;
        return visible.has(channel) && (ephemeralFor === null || ephemeralFor === viewerId);
      }
      case 'message-deleted':
        return visible.has(event.channel);
      case 'channel': {
        const { id, isPrivate, isDirectMessage, members } = event.channel;
        const open = !(isPrivate || isDirectMessage) || members.includes(viewerId);
        if (open) visible.add(id);
        return open;
      }
      case 'modal':
      case 'home':
        return event.user === viewerId;
    }
  };
}
