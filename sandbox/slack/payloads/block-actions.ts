import type { Surface } from '#sandbox/slack/gestures/surface.ts';
import type { JsonObject } from '#sandbox/slack/json.ts';
import { messageWire } from '#sandbox/slack/message-wire.ts';
import type { PersonRecord } from '#sandbox/slack/people.ts';
import { stateValues } from '#sandbox/slack/state-values.ts';
import { viewWire } from '#sandbox/slack/view-wire.ts';
import type { World } from '#sandbox/slack/world.ts';
import { commonMembers, payloadChannel } from './common-members.ts';

/** A `block_actions` payload (docs: reference/interaction-payloads/block_actions-payload). */
export function blockActions(world: World, person: PersonRecord, surface: Surface, action: JsonObject): JsonObject {
  const viewId = surface.kind === 'view' ? surface.view.id : null;
  return {
    type: 'block_actions',
    ...commonMembers(world, person),
    ...surfaceMembers(world, person, surface),
    trigger_id: world.triggers.issue(person.id, viewId),
    ...(surface.kind === 'message'
      ? {
          state: { values: stateValues(surface.message.blocks, surface.message.choices[person.id] ?? {}) },
          response_url: world.responseUrls.issue(world.baseUrl, 'actions', {
            channelId: surface.channel.id,
            userId: person.id,
            messageTs: surface.message.ts,
          }),
        }
      : {}),
    actions: [action],
  };
}

/** Where it happened: a message with its channel, or a view. An ephemeral message is named but not repeated. */
export function surfaceMembers(world: World, person: PersonRecord, surface: Surface): JsonObject {
  if (surface.kind === 'view') {
    return { container: { type: 'view', view_id: surface.view.id }, view: viewWire(world, surface.view) };
  }
  const { channel, message } = surface;
  const isEphemeral = message.ephemeralFor === person.id;
  return {
    container: {
      type: 'message',
      message_ts: message.ts,
      channel_id: channel.id,
      is_ephemeral: isEphemeral,
      ...(message.threadTs === null ? {} : { thread_ts: message.threadTs }),
    },
    channel: payloadChannel(channel),
    ...(isEphemeral ? {} : { message: messageWire(world, message) }),
  };
}
