import { messageWire } from '#sandbox/slack/message-wire.ts';
import { findMessage, messagesOf, repliesTo } from '#sandbox/slack/messages.ts';
import type { Message } from '#sandbox/slack/messages.ts';
import { pageOf } from '#sandbox/slack/paging.ts';
import { refuse } from '#sandbox/slack/refusal.ts';
import { argFlag, argText, pagingArgs } from './arguments.ts';
import { conversationScopes, defineChannelMethod } from './define-channel-method.ts';

const rangeArgs = {
  ...pagingArgs,
  latest: argText.optional(),
  oldest: argText.optional(),
  inclusive: argFlag.default(false),
  include_all_metadata: argFlag.default(false),
};

const limits = { usual: 100, most: 999 };

interface Range {
  readonly latest?: string | undefined;
  readonly oldest?: string | undefined;
  readonly inclusive: boolean;
}

/** Newest first, without replies in threads unless they were broadcast, never what only one person sees. */
export const conversationsHistory = defineChannelMethod({
  name: 'conversations.history',
  tier: 'tier3',
  scopes: conversationScopes.history,
  args: rangeArgs,
  needsMembership: true,
  archivedError: null,
  run: (world, channel, args) => {
    if (!isTimestamp(args.latest)) return refuse('invalid_ts_latest');
    if (!isTimestamp(args.oldest)) return refuse('invalid_ts_oldest');
    const listed = messagesOf(world, channel.id)
      .filter((each) => each.ephemeralFor === null && (each.threadTs === null || each.isBroadcast))
      .filter((each) => isWithin(each, args))
      .toReversed();
    const page = pageOf(listed, (each) => each.ts, args, limits);
    if ('ok' in page) return page;
    return {
      ok: true,
      messages: page.items.map((each) => messageWire(world, each, { includeMetadata: args.include_all_metadata })),
      has_more: page.nextCursor !== '',
      pin_count: channel.pins.length,
      channel_actions_ts: null,
      channel_actions_count: 0,
      ...(page.nextCursor === '' ? {} : { response_metadata: { next_cursor: page.nextCursor } }),
    };
  },
});

/** The parent first, then its replies, oldest first. */
export const conversationsReplies = defineChannelMethod({
  name: 'conversations.replies',
  tier: 'tier3',
  scopes: conversationScopes.history,
  args: { ...rangeArgs, ts: argText },
  needsMembership: true,
  archivedError: null,
  run: (world, channel, args) => {
    const asked = findMessage(world, channel.id, args.ts);
    const parent = asked?.threadTs ? findMessage(world, channel.id, asked.threadTs) : asked;
    if (!parent || parent.ephemeralFor !== null) return refuse('thread_not_found');
    const listed = [parent, ...repliesTo(world, parent).filter((each) => isWithin(each, args))];
    const page = pageOf(listed, (each) => each.ts, args, limits);
    if ('ok' in page) return page;
    return {
      ok: true,
      messages: page.items.map((each) => messageWire(world, each, { includeMetadata: args.include_all_metadata })),
      has_more: page.nextCursor !== '',
      ...(page.nextCursor === '' ? {} : { response_metadata: { next_cursor: page.nextCursor } }),
    };
  },
});

function isTimestamp(text: string | undefined): boolean {
  return text === undefined || /^\d+(\.\d+)?$/.test(text) || text === 'now';
}

function isWithin(message: Message, { latest, oldest, inclusive }: Range): boolean {
  const at = micros(message.ts);
  const newest = latest === undefined || latest === 'now' ? null : micros(latest);
  const eldest = oldest === undefined || oldest === '0' ? null : micros(oldest);
  if (newest !== null && (inclusive ? at > newest : at >= newest)) return false;
  return eldest === null || (inclusive ? at >= eldest : at > eldest);
}

function micros(ts: string): bigint {
  const [seconds = '0', fraction = ''] = ts.split('.');
  return BigInt(seconds) * 1_000_000n + BigInt(fraction.padEnd(6, '0').slice(0, 6));
}
