import type { ModalView } from '@slack/types';
import type { ApprovalValue } from '#handlers/slack/button-value.ts';
import { approvalValue } from '#handlers/slack/button-value.ts';
import { callbackIds, inputIds } from '#handlers/slack/ids.ts';
import { modal } from './blocks/modal.ts';
import { section } from './blocks/section.ts';
import { textInput } from './blocks/text-input.ts';
import { incidentRef } from './incident-ref.ts';
import { say } from './mrkdwn.ts';

/** The form behind Reject. It is a function of the button's value, so it opens without reading anything. */
export function rejectModal(value: ApprovalValue): ModalView {
  return modal({
    title: `Reject for ${incidentRef(value.incident)}`,
    close: 'Cancel',
    form: { id: callbackIds.reject, submit: 'Reject', metadata: approvalValue(value) },
    blocks: [
      section(`This will not go ahead: ${say(value.what, 600)}`),
      textInput({
        id: inputIds.reason,
        label: 'Why not?',
        hint: 'Stands in the timeline, so that the next person need not ask.',
        placeholder: 'The pool is not the cause: the database is failing over',
        multiline: true,
        maxLength: 1000,
      }),
    ],
  });
}
