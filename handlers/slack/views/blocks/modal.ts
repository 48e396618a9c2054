import type { KnownBlock, ModalView } from '@slack/types';
import type { CallbackId } from '#handlers/slack/ids.ts';
import { slackLimits } from '#handlers/slack/limits.ts';
import { plainText } from './plain-text.ts';

interface ModalSpec {
  /** Absent in a modal that only tells something. */
  readonly form?: { readonly id: CallbackId; readonly submit: string; readonly metadata: string };
  readonly title: string;
  readonly close: string;
  readonly blocks: KnownBlock[];
}

/** A modal window; `metadata` comes back with the submission and only Firebreak sees it. */
export function modal({ form, title, close, blocks }: ModalSpec): ModalView {
  if (form && form.metadata.length > slackLimits.privateMetadata) {
    throw new RangeError(`The metadata of modal ${form.id} is longer than ${slackLimits.privateMetadata} characters.`);
  }
  return {
    type: 'modal',
    title: plainText(title, slackLimits.modalTitle),
    close: plainText(close, slackLimits.modalButton),
    ...(form
      ? {
          callback_id: form.id,
          submit: plainText(form.submit, slackLimits.modalButton),
          private_metadata: form.metadata,
        }
      : {}),
    blocks: blocks.slice(0, slackLimits.blocksPerModal),
  };
}
