import type { BlockAction, ButtonAction as PressedButton, Middleware, SlackActionMiddlewareArgs } from '@slack/bolt';
import type { ButtonAction } from './actions/button-action.ts';
import { attend } from './attend.ts';
import { ephemeral } from './ephemeral.ts';
import type { GestureTools } from './gesture-tools.ts';
import type { Message } from './message.ts';
import { openModal } from './open-modal.ts';

/**
 * Bolt's listener for one of the buttons. Slack reads nothing from the acknowledgement of a press, so what there is to
 * say goes to the person through the press's own address; the card is redrawn by its job.
 */
export function actionListener(
  tools: GestureTools,
  action: ButtonAction,
): Middleware<SlackActionMiddlewareArgs<BlockAction<PressedButton>>> {
  return async ({ body, payload, ack, respond, client }) => {
    const tell = async (message: Message | null): Promise<void> => {
      if (message) await respond(ephemeral(message));
    };
    await attend<Message | null>(tools, {
      kind: 'action',
      name: action.id,
      person: body.user.id,
      work: async () =>
        await action.press({
          deps: tools.deps,
          person: body.user.id,
          value: payload.value ?? '',
          openModal: async (view) => await openModal(client, body.trigger_id, view),
        }),
      apologise: (message) => message,
      acknowledge: async (answer) => {
        await ack();
        if (answer) await tell(answer.value);
      },
      tellLater: tell,
    });
  };
}
