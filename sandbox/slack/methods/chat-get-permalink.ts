import { findMessage } from '#sandbox/slack/messages.ts';
import { refuse } from '#sandbox/slack/refusal.ts';
import { team } from '#sandbox/slack/seed.ts';
import { argText } from './arguments.ts';
import { defineChannelMethod, forEveryKind } from './define-channel-method.ts';

export const chatGetPermalink = defineChannelMethod({
  name: 'chat.getPermalink',
  tier: 'special',
  scopes: forEveryKind([]),
  args: { message_ts: argText },
  needsMembership: false,
  archivedError: null,
  run: (world, channel, args) => {
    const message = findMessage(world, channel.id, args.message_ts);
    if (!message || message.ephemeralFor !== null) return refuse('message_not_found');
    const anchor = `https://${team.domain}.slack.com/archives/${channel.id}/p${message.ts.replace('.', '')}`;
    const thread = message.threadTs === null ? '' : `?thread_ts=${message.threadTs}&cid=${channel.id}`;
    return { ok: true, channel: channel.id, permalink: `${anchor}${thread}` };
  },
});
