import type { GestureResult } from '#sandbox/contract.ts';
import type { Channel } from '#sandbox/slack/channels.ts';
import { encodeHumanText } from '#sandbox/slack/human-text.ts';
import { channelLabel } from '#sandbox/slack/payloads/common-members.ts';
import { personAt } from '#sandbox/slack/people.ts';
import { commandProblem } from '#sandbox/slack/problem-texts.ts';
import { respondWith } from '#sandbox/slack/response-url-post.ts';
import { team } from '#sandbox/slack/seed.ts';
import type { World } from '#sandbox/slack/world.ts';
import { visibleChannel } from './surface.ts';

/**
 * Types a slash command (docs: interactivity/implementing-slash-commands). What the app answers with its
 * acknowledgement is shown, to the person alone unless it says `in_channel`.
 */
export async function runCommand(
  world: World,
  userId: string,
  channelNamed: string,
  command: string,
  text: string,
): Promise<GestureResult> {
  const known = world.manifest.commands.find((each) => each.command === command);
  if (!known) return { problem: `${command} is not a valid command.` };
  const person = personAt(world, userId);
  const channel = visibleChannel(world, userId, channelNamed);
  const target = { channelId: channel.id, userId, messageTs: null };
  const payload = {
    token: world.app.verificationToken,
    team_id: team.id,
    team_domain: team.domain,
    channel_id: channel.id,
    channel_name: channelLabel(channel),
    user_id: person.id,
    user_name: person.name,
    command,
    text: known.shouldEscape ? encodeHumanText(world, text, 'command') : text,
    api_app_id: world.app.id,
    is_enterprise_install: 'false',
    response_url: world.responseUrls.issue(world.baseUrl, 'commands', target),
    trigger_id: world.triggers.issue(person.id, null),
  };
  const result = await world.delivery.deliver({ kind: 'slash_commands', payload, retry: null, takesAnswer: true });
  if (result.outcome !== 'acked') return { problem: commandProblem(command, result) };
  return { problem: showAnswer(world, channel, userId, command, result.body) };
}

function showAnswer(world: World, channel: Channel, userId: string, command: string, body: unknown): string | null {
  const isEmpty = body === undefined || body === null || body === '';
  const message = typeof body === 'string' ? { text: body } : body;
  if (isEmpty || JSON.stringify(message) === '{}') return null;
  const fault = respondWith(world, { channelId: channel.id, userId, messageTs: null }, message);
  return fault === null ? null : `${command} failed with the error "${fault}"`;
}
