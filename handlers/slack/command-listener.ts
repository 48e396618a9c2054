import type { Middleware, SlackCommandMiddlewareArgs } from '@slack/bolt';
import { attend } from './attend.ts';
import type { SlashCommand } from './commands/slash-command.ts';
import { ephemeral } from './ephemeral.ts';
import type { GestureTools } from './gesture-tools.ts';
import type { Message } from './message.ts';
import { openModal } from './open-modal.ts';
import { commandText } from './commands/command-text.ts';

/** Bolt's listener for one of the commands: every answer is seen by the person who typed it alone. */
export function commandListener(tools: GestureTools, command: SlashCommand): Middleware<SlackCommandMiddlewareArgs> {
  return async ({ body, ack, respond, client }) => {
    await attend<Message | null>(tools, {
      kind: 'command',
      name: command.name,
      person: body.user_id,
      work: async () =>
        await command.answer({
          deps: tools.deps,
          person: body.user_id,
          channelId: body.channel_id,
          text: commandText(body.text),
          gesture: body.trigger_id,
          openModal: async (view) => await openModal(client, body.trigger_id, view),
        }),
      apologise: (message) => message,
      acknowledge: async (answer) => {
        await (answer?.value ? ack(ephemeral(answer.value)) : ack());
      },
      tellLater: async (message) => {
        if (message) await respond(ephemeral(message));
      },
    });
  };
}
