import type { ModalView } from '@slack/types';
import type { IncidentValue } from '#handlers/slack/button-value.ts';
import { incidentValue } from '#handlers/slack/button-value.ts';
import { callbackIds, inputIds } from '#handlers/slack/ids.ts';
import { modal } from './blocks/modal.ts';
import { section } from './blocks/section.ts';
import { textInput } from './blocks/text-input.ts';
import { incidentRef } from './incident-ref.ts';

/** The form behind Resolve. It is a function of the button's value, so it opens without reading anything. */
export function resolveModal({ incident }: IncidentValue): ModalView {
  return modal({
    title: `Resolve ${incidentRef(incident)}`,
    close: 'Cancel',
    form: { id: callbackIds.resolve, submit: 'Resolve', metadata: incidentValue(incident) },
    blocks: [
      section('The page is closed too. If the alerts fire again, the incident opens again in the same channel.'),
      textInput({
        id: inputIds.note,
        label: 'What was it?',
        hint: 'A sentence is enough; it helps whoever sees this next.',
        multiline: true,
        optional: true,
        maxLength: 1000,
      }),
    ],
  });
}
