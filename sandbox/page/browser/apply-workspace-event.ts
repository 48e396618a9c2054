import type { MessageView, WorkspaceEvent, WorkspaceView } from '#sandbox/contract.ts';

/**
 * The workspace after an event. The same event twice changes nothing the second time, so a resynchronised page may
 * hear of something it already knows.
 */
export function applyWorkspaceEvent(view: WorkspaceView, event: WorkspaceEvent): WorkspaceView {
  switch (event.kind) {
    case 'message':
      return { ...view, messages: withMessage(view.messages, event.message) };
    case 'message-deleted':
      return {
        ...view,
        messages: view.messages.filter((message) => message.channel !== event.channel || message.ts !== event.ts),
      };
    case 'channel': {
      const known = view.channels.some((channel) => channel.id === event.channel.id);
      const channels = known
        ? view.channels.map((channel) => (channel.id === event.channel.id ? event.channel : channel))
        : [...view.channels, event.channel];
      return { ...view, channels };
    }
    case 'modal':
      return { ...view, modal: event.modal };
    case 'home':
      return { ...view, home: event.home };
  }
}

/** Within a channel messages stand in the order of their timestamps, whose text order is time order. */
function withMessage(messages: readonly MessageView[], message: MessageView): readonly MessageView[] {
  const at = messages.findLastIndex((other) => other.channel === message.channel && other.ts === message.ts);
  if (at !== -1) return messages.with(at, message);
  const before = messages.findLastIndex((other) => other.channel === message.channel && other.ts <= message.ts);
  return messages.toSpliced(before + 1, 0, message);
}
