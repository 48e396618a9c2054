import type { ModalView } from '@slack/types';
import type { Deps } from '#incidents/deps.ts';
import type { Message } from '#handlers/slack/message.ts';

/** A command as somebody typed it. */
export interface CommandGesture {
  readonly deps: Deps;
  readonly person: string;
  readonly channelId: string;
  /** What stands behind the command, as it was typed. */
  readonly text: string;
  /** Slack's identity of this one gesture: the same gesture twice is one. */
  readonly gesture: string;
  /** Opens a form; a message when Slack would not. To be called before anything is read that it can do without. */
  readonly openModal: (view: ModalView) => Promise<Message | null>;
}

export interface SlashCommand {
  /** With its slash, as in slack-manifest.yml. */
  readonly name: `/${string}`;
  /** What the person sees; null when a form was opened. */
  answer(gesture: CommandGesture): Promise<Message | null>;
}
