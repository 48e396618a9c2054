import { isJsonObject, jsonObjects, textOf } from '#sandbox/slack/json.ts';
import type { JsonObject } from '#sandbox/slack/json.ts';
import { surfaceMembers } from '#sandbox/slack/payloads/block-actions.ts';
import { commonMembers } from '#sandbox/slack/payloads/common-members.ts';
import { personAt } from '#sandbox/slack/people.ts';
import type { World } from '#sandbox/slack/world.ts';
import { elementOn, surfaceAt } from './surface.ts';
import type { MessageTarget } from './surface.ts';

/** Options that one answer may offer (docs: reference/block-kit/block-elements/select-menu-element). */
const optionLimit = 100;
const usualMinQueryLength = 3;

/** Types into an external select: the app is asked for options; without an answer in time there are none. */
export async function suggest(
  world: World,
  userId: string,
  target: MessageTarget | null,
  actionId: string,
  query: string,
  blockId?: string,
): Promise<readonly { readonly text: string; readonly value: string }[]> {
  const surface = surfaceAt(world, userId, target);
  const placed = elementOn(surface, actionId, blockId);
  const { element } = placed;
  if (element.type !== 'external_select' && element.type !== 'multi_external_select') {
    throw new Error(`"${actionId}" is a ${textOf(element.type)}, which asks the app for no options.`);
  }
  const least = typeof element.min_query_length === 'number' ? element.min_query_length : usualMinQueryLength;
  if (query.length < least) return [];
  const person = personAt(world, userId);
  const payload = {
    type: 'block_suggestion',
    ...commonMembers(world, person),
    ...surfaceMembers(world, person, surface),
    action_id: actionId,
    block_id: placed.blockId,
    value: query,
  };
  const result = await world.delivery.deliver({ kind: 'interactive', payload, retry: null, takesAnswer: true });
  const options = result.outcome === 'acked' ? optionsOf(result.body) : [];
  world.offeredOptions.set(`${userId} ${actionId}`, options);
  return options.map((option) => ({
    text: isJsonObject(option.text) ? textOf(option.text.text) : '',
    value: textOf(option.value),
  }));
}

function optionsOf(body: unknown): readonly JsonObject[] {
  if (!isJsonObject(body)) return [];
  const grouped = jsonObjects(body.option_groups).flatMap((group) => jsonObjects(group.options));
  return [...jsonObjects(body.options), ...grouped].slice(0, optionLimit);
}
