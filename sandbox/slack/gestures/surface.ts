import type { Channel } from '#sandbox/slack/channels.ts';
import { isVisibleTo } from '#sandbox/slack/snapshot.ts';
import { findElement, placedElements } from '#sandbox/slack/block-tree.ts';
import type { PlacedElement } from '#sandbox/slack/block-tree.ts';
import { jsonObjects } from '#sandbox/slack/json.ts';
import type { JsonObject } from '#sandbox/slack/json.ts';
import { findMessage } from '#sandbox/slack/messages.ts';
import type { Message } from '#sandbox/slack/messages.ts';
import { topView } from '#sandbox/slack/views.ts';
import type { View } from '#sandbox/slack/views.ts';
import type { World } from '#sandbox/slack/world.ts';

export interface MessageTarget {
  readonly channel: string;
  readonly ts: string;
}

/** Where a gesture is made: a message that the person sees, or the open modal, or the Home tab. */
export type Surface =
  | { readonly kind: 'message'; readonly channel: Channel; readonly message: Message }
  | { readonly kind: 'view'; readonly view: View };

/** Throws when the person does not see such a thing, because then there is nothing to click. */
export function surfaceAt(world: World, userId: string, target: MessageTarget | null): Surface {
  if (target === null) {
    const view = topView(world, userId) ?? world.views.get(world.homes.get(userId) ?? '');
    if (!view) throw new Error(`${userId} has neither a modal nor a Home tab open; open one or name a message.`);
    return { kind: 'view', view };
  }
  const channel = visibleChannel(world, userId, target.channel);
  const message = findMessage(world, channel.id, target.ts);
  if (!message || (message.ephemeralFor !== null && message.ephemeralFor !== userId)) {
    throw new Error(`${userId} sees no message ${target.ts} in #${channel.name}.`);
  }
  return { kind: 'message', channel, message };
}

/** A channel by id, or by name with or without its hash. */
export function visibleChannel(world: World, userId: string, named: string): Channel {
  const name = named.replace(/^#/, '');
  const found =
    world.channels.get(named) ?? [...world.channels.values()].find((each) => each.name === name && each.kind !== 'im');
  if (!found || !isVisibleTo(found, userId)) throw new Error(`${userId} sees no channel "${named}".`);
  return found;
}

export function elementOn(surface: Surface, actionId: string, blockId?: string): PlacedElement {
  const blocks = blocksOf(surface);
  const found = findElement(blocks, actionId, blockId);
  if (found) return found;
  const there = placedElements(blocks).map((each) => `${each.blockId}/${each.actionId}`);
  throw new Error(
    `Nothing with the action id "${actionId}"${blockId === undefined ? '' : ` in block "${blockId}"`} is shown; ` +
      `there are: ${there.join(', ') || 'no elements'}.`,
  );
}

function blocksOf(surface: Surface): readonly JsonObject[] {
  if (surface.kind === 'view') return surface.view.blocks;
  const attached = surface.message.attachments.flatMap((attachment) => jsonObjects(attachment.blocks));
  return [...surface.message.blocks, ...attached];
}
