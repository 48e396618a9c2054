import type { ChannelView, WorkspaceEvent, WorkspaceView } from '#sandbox/contract.ts';

/**
 * What an event is to one person: `hidden`, `shown`, or a door that opens (`entered`) or closes (`left`) on a private
 * channel, whose earlier messages the person has not seen or may no longer see.
 */
type Visibility = 'hidden' | 'shown' | 'entered' | 'left';

/**
 * Judges events for one person's eyes: not another's ephemeral message or modal, and nothing of a private channel or
 * direct message that the person is not in. Remembers the channels, so it costs no view per event.
 */
export function createVisibility(viewerId: string, view: WorkspaceView): (event: WorkspaceEvent) => Visibility {
  const visible = new Set(view.channels.map((channel) => channel.id));
  const shownIf = (condition: boolean): Visibility => (condition ? 'shown' : 'hidden');
  return (event) => {
    switch (event.kind) {
      case 'message': {
        const { channel, ephemeralFor } = event.message;
        return shownIf(visible.has(channel) && (ephemeralFor === null || ephemeralFor === viewerId));
      }
      case 'message-deleted':
        return shownIf(visible.has(event.channel));
      case 'channel':
        return ofChannel(event.channel);
      case 'modal':
      case 'home':
        return shownIf(event.user === viewerId);
    }
  };

  function ofChannel({ id, isPrivate, isDirectMessage, members }: ChannelView): Visibility {
    const isClosed = isPrivate || isDirectMessage;
    if (isClosed && !members.includes(viewerId)) return visible.delete(id) ? 'left' : 'hidden';
    const isNew = !visible.has(id);
    visible.add(id);
    return isClosed && isNew ? 'entered' : 'shown';
  }
}
