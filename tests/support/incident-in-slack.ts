import type { ChannelView, MessageView, Workspace } from '#sandbox/contract.ts';

/** The incident channels a viewer sees, newest last. */
export function incidentChannels(workspace: Workspace, viewer: string): readonly ChannelView[] {
  return workspace.view(viewer).channels.filter((channel) => /^inc-\d+-/.test(channel.name));
}

/** The pinned card of a channel, once it is there. */
export function pinnedCard(workspace: Workspace, viewer: string, channel: ChannelView): MessageView | undefined {
  const now = workspace.view(viewer);
  const pinned = now.channels.find(({ id }) => id === channel.id)?.pinned[0];
  return now.messages.find((message) => message.channel === channel.id && message.ts === pinned);
}

/** Everything a message says, text of its blocks included, as one string. */
export function saidBy(message: MessageView): string {
  return [message.text, ...texts(message.blocks)].join('\n');
}

/** Ids of the buttons a message shows. */
export function buttonsOf(message: MessageView): readonly string[] {
  return message.blocks.flatMap((block) => {
    const elements = Array.isArray(block['elements']) ? (block['elements'] as { action_id?: string }[]) : [];
    return elements.flatMap(({ action_id: id }) => (id === undefined ? [] : [id]));
  });
}

/** What a person alone was told in a channel. */
export function toldOnlyTo(workspace: Workspace, person: string, channel: ChannelView): readonly MessageView[] {
  return workspace
    .view(person)
    .messages.filter((message) => message.channel === channel.id && message.ephemeralFor === person);
}

function texts(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(texts);
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    key === 'text' && typeof inner === 'string' ? [inner] : texts(inner),
  );
}
