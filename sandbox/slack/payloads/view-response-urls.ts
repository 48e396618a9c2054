import { placedElements } from '#sandbox/slack/block-tree.ts';
import { textOf } from '#sandbox/slack/json.ts';
import type { JsonObject } from '#sandbox/slack/json.ts';
import type { View } from '#sandbox/slack/views.ts';
import type { World } from '#sandbox/slack/world.ts';

/** One response_url for every channel that was chosen in a select with `response_url_enabled`. */
export function responseUrlsOf(world: World, view: View): readonly JsonObject[] {
  return placedElements(view.blocks).flatMap(({ blockId, actionId, element, input }) => {
    if (!input || element.response_url_enabled !== true) return [];
    const entry = view.values[blockId]?.[actionId];
    const channelId = textOf(entry?.selected_conversation) || textOf(entry?.selected_channel);
    if (!world.channels.has(channelId)) return [];
    const target = { channelId, userId: view.userId, messageTs: null };
    const responseUrl = world.responseUrls.issue(world.baseUrl, 'actions', target);
    return [{ block_id: blockId, action_id: actionId, channel_id: channelId, response_url: responseUrl }];
  });
}
