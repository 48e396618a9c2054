import { nowS, putChannel } from '#sandbox/slack/channels.ts';
import type { Bookmark, Channel } from '#sandbox/slack/channels.ts';
import type { JsonObject } from '#sandbox/slack/json.ts';
import { refuse } from '#sandbox/slack/refusal.ts';
import { argText } from './arguments.ts';
import { defineChannelMethod, forEveryKind } from './define-channel-method.ts';

/** Bookmarks that one channel holds (docs: methods/bookmarks.add). */
const bookmarkLimit = 100;

export const bookmarksAdd = defineChannelMethod({
  name: 'bookmarks.add',
  tier: 'tier2',
  channelArg: 'channel_id',
  scopes: forEveryKind(['bookmarks:write']),
  args: { title: argText, type: argText, link: argText.optional(), emoji: argText.default('') },
  needsMembership: true,
  archivedError: 'is_archived',
  run: (world, channel, args) => {
    if (args.type !== 'link') return refuse('invalid_bookmark_type');
    if (args.link === undefined || !URL.canParse(args.link)) return refuse('invalid_link');
    if (channel.bookmarks.length >= bookmarkLimit) return refuse('too_many_bookmarks');
    const bookmark: Bookmark = {
      id: world.ids.next('Bk'),
      title: args.title,
      link: args.link,
      emoji: args.emoji,
      createdS: nowS(world),
      updatedS: 0,
      updatedBy: world.app.botUserId,
    };
    putChannel(world, { ...channel, bookmarks: [...channel.bookmarks, bookmark] });
    return { ok: true, bookmark: bookmarkWire(channel, bookmark) };
  },
});

export const bookmarksEdit = defineChannelMethod({
  name: 'bookmarks.edit',
  tier: 'tier2',
  channelArg: 'channel_id',
  scopes: forEveryKind(['bookmarks:write']),
  args: {
    bookmark_id: argText,
    title: argText.optional(),
    link: argText.optional(),
    emoji: argText.optional(),
  },
  needsMembership: true,
  archivedError: 'is_archived',
  run: (world, channel, args) => {
    const old = channel.bookmarks.find((each) => each.id === args.bookmark_id);
    if (!old) return refuse('not_found');
    if (args.link !== undefined && !URL.canParse(args.link)) return refuse('invalid_link');
    const edited: Bookmark = {
      ...old,
      title: args.title ?? old.title,
      link: args.link ?? old.link,
      emoji: args.emoji ?? old.emoji,
      updatedS: nowS(world),
      updatedBy: world.app.botUserId,
    };
    putChannel(world, { ...channel, bookmarks: channel.bookmarks.map((each) => (each === old ? edited : each)) });
    return { ok: true, bookmark: bookmarkWire(channel, edited) };
  },
});

export const bookmarksRemove = defineChannelMethod({
  name: 'bookmarks.remove',
  tier: 'tier2',
  channelArg: 'channel_id',
  scopes: forEveryKind(['bookmarks:write']),
  args: { bookmark_id: argText },
  needsMembership: true,
  archivedError: 'is_archived',
  run: (world, channel, args) => {
    const bookmarks = channel.bookmarks.filter((each) => each.id !== args.bookmark_id);
    if (bookmarks.length === channel.bookmarks.length) return refuse('not_found');
    putChannel(world, { ...channel, bookmarks });
    return { ok: true };
  },
});

export const bookmarksList = defineChannelMethod({
  name: 'bookmarks.list',
  tier: 'tier3',
  channelArg: 'channel_id',
  scopes: forEveryKind(['bookmarks:read']),
  args: {},
  needsMembership: true,
  archivedError: null,
  run: (_world, channel) => ({
    ok: true,
    bookmarks: channel.bookmarks.map((bookmark) => bookmarkWire(channel, bookmark)),
  }),
});

function bookmarkWire(channel: Channel, bookmark: Bookmark): JsonObject {
  return {
    id: bookmark.id,
    channel_id: channel.id,
    title: bookmark.title,
    link: bookmark.link,
    emoji: bookmark.emoji,
    icon_url: null,
    type: 'link',
    entity_id: null,
    date_created: bookmark.createdS,
    date_updated: bookmark.updatedS,
    rank: '',
    last_updated_by_user_id: bookmark.updatedBy,
    last_updated_by_team_id: null,
    shortcut_id: null,
    app_id: null,
  };
}
