import type { ModalView } from '@slack/types';
import type { Deps } from '#incidents/deps.ts';
import type { ActionId } from '#handlers/slack/ids.ts';
import type { Message } from '#handlers/slack/message.ts';

/** A button as somebody pressed it. */
export interface ButtonPress {
  readonly deps: Deps;
  readonly person: string;
  /** What the view gave the button to carry. */
  readonly value: string;
  /** Opens a form; a message when Slack would not. To be called before anything is read. */
  readonly openModal: (view: ModalView) => Promise<Message | null>;
}

export interface ButtonAction {
  readonly id: ActionId;
  /** What only the person who pressed is told; null when a form was opened. */
  press(press: ButtonPress): Promise<Message | null>;
}
