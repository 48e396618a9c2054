import type { ModalView } from '@slack/types';
import type { Message } from '#handlers/slack/message.ts';
import { modal } from './blocks/modal.ts';

/** What takes a form's place after it was sent: how it went. */
export function outcomeModal(title: string, message: Message): ModalView {
  return modal({ title, close: 'Close', blocks: message.blocks });
}
