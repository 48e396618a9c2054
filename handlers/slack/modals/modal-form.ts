import type { Deps } from '#incidents/deps.ts';
import type { CallbackId, InputId } from '#handlers/slack/ids.ts';
import type { Message } from '#handlers/slack/message.ts';

/** What was typed or chosen, by input; null where nothing was. */
export type Inputs = { readonly [Id in InputId]?: string | null };

/** A form as somebody sent it. */
export interface Submission {
  readonly deps: Deps;
  readonly person: string;
  /** What the view gave the form to carry. */
  readonly metadata: string;
  readonly inputs: Inputs;
  /** The window's identity: the same form sent twice is one. */
  readonly gesture: string;
}

export type ModalAnswer =
  /** Marked at the inputs; the form stays open. */
  | { readonly kind: 'errors'; readonly errors: Readonly<Partial<Record<InputId, string>>> }
  /** Shown in the form's place. */
  | { readonly kind: 'tell'; readonly message: Message };

export interface ModalForm {
  readonly id: CallbackId;
  submit(submission: Submission): Promise<ModalAnswer>;
}
