import type { GestureResult } from '#sandbox/contract.ts';
import { messageWire } from '#sandbox/slack/message-wire.ts';
import { actionTs, commonMembers, payloadChannel } from '#sandbox/slack/payloads/common-members.ts';
import { personAt } from '#sandbox/slack/people.ts';
import { actionProblem } from '#sandbox/slack/problem-texts.ts';
import type { World } from '#sandbox/slack/world.ts';
import { surfaceAt } from './surface.ts';
import type { MessageTarget } from './surface.ts';

/** Runs a shortcut of the manifest: a global one without a message, a message shortcut with one. */
export async function runShortcut(
  world: World,
  userId: string,
  callbackId: string,
  target?: MessageTarget,
): Promise<GestureResult> {
  const type = target ? 'message' : 'global';
  if (!world.manifest.shortcuts.some((each) => each.callbackId === callbackId && each.type === type)) {
    throw new Error(`The manifest has no ${type} shortcut with the callback id "${callbackId}".`);
  }
  const person = personAt(world, userId);
  const common = {
    ...commonMembers(world, person),
    callback_id: callbackId,
    action_ts: actionTs(world),
    trigger_id: world.triggers.issue(person.id, null),
  };
  const payload = target
    ? { type: 'message_action', ...common, ...messageMembers(world, userId, target) }
    : { type: 'shortcut', ...common };
  const result = await world.delivery.deliver({ kind: 'interactive', payload, retry: null, takesAnswer: true });
  return { problem: actionProblem(result) };
}

function messageMembers(world: World, userId: string, target: MessageTarget) {
  const surface = surfaceAt(world, userId, target);
  if (surface.kind !== 'message') throw new Error('A message shortcut needs a message.');
  const { channel, message } = surface;
  return {
    channel: payloadChannel(channel),
    message_ts: message.ts,
    message: messageWire(world, message),
    response_url: world.responseUrls.issue(world.baseUrl, 'actions', {
      channelId: channel.id,
      userId,
      messageTs: message.ts,
    }),
  };
}
