import { channelWire } from '#sandbox/slack/channel-wire.ts';
import { nowS, putChannel } from '#sandbox/slack/channels.ts';
import type { Channel } from '#sandbox/slack/channels.ts';
import { escapeAmpersands } from '#sandbox/slack/message-content.ts';
import { postSystemMessage } from '#sandbox/slack/post-message.ts';
import { refuse } from '#sandbox/slack/refusal.ts';
import type { World } from '#sandbox/slack/world.ts';
import { argText } from './arguments.ts';
import { conversationScopes, defineChannelMethod } from './define-channel-method.ts';
import type { Reply } from './define-method.ts';

/** Longest topic and longest purpose (docs: methods/conversations.setTopic). */
const wordsLimit = 250;

export const conversationsSetTopic = defineChannelMethod({
  name: 'conversations.setTopic',
  tier: 'tier2',
  scopes: conversationScopes.topic,
  args: { topic: argText },
  needsMembership: true,
  archivedError: 'is_archived',
  run: (world, channel, args) => setWords(world, channel, 'topic', args.topic),
});

export const conversationsSetPurpose = defineChannelMethod({
  name: 'conversations.setPurpose',
  tier: 'tier2',
  scopes: conversationScopes.topic,
  args: { purpose: argText },
  needsMembership: true,
  archivedError: 'is_archived',
  run: (world, channel, args) => setWords(world, channel, 'purpose', args.purpose),
});

/** The same words again change nothing and write no line. */
function setWords(world: World, channel: Channel, which: 'topic' | 'purpose', raw: string): Reply {
  if (raw.length > wordsLimit) return refuse('too_long');
  const value = escapeAmpersands(raw);
  const author = world.app.botUserId;
  if (channel[which].value === value) return { ok: true, channel: channelWire(world, channel), [which]: value };
  const changed = putChannel(world, { ...channel, [which]: { value, creator: author, lastSetS: nowS(world) } });
  const label = which === 'topic' ? 'topic' : 'description';
  postSystemMessage(world, changed, {
    subtype: `channel_${which}`,
    userId: author,
    text:
      value === '' ? `<@${author}> cleared the channel ${label}` : `<@${author}> set the channel ${label}: ${value}`,
    extra: { [which]: value },
  });
  return { ok: true, channel: channelWire(world, changed), [which]: value };
}
