import type { ModalView } from '@slack/types';
import { severities, severityWord, type Severity } from '#domain/severity.ts';
import { callbackIds, inputIds } from '#handlers/slack/ids.ts';
import { modal } from './blocks/modal.ts';
import { selectInput } from './blocks/select-input.ts';
import { textInput } from './blocks/text-input.ts';

/** Longest title of an incident that a person declares. */
export const titleMaxLength = 120;
/** Which severity is meant when nobody says one: somebody who declares by hand means it. */
export const defaultSeverity = 'sev2';

const severityHelp = {
  sev1: 'customers cannot work at all',
  sev2: 'an important part fails or is very slow',
  sev3: 'annoying, there is a way around it',
  sev4: 'to be looked at, no hurry',
} as const;

/**
 * The form behind `/incident declare`; `services` are the known service names, and with none the field is left out.
 * `severity` is what was typed behind the command, if anything.
 */
export function declareModal(services: readonly string[], severity: Severity | null): ModalView {
  return modal({
    title: 'Declare an incident',
    close: 'Cancel',
    form: { id: callbackIds.declare, submit: 'Declare', metadata: '' },
    blocks: [
      textInput({
        id: inputIds.title,
        label: 'What is wrong?',
        placeholder: 'Claims portal answers with errors',
        maxLength: titleMaxLength,
      }),
      selectInput({
        id: inputIds.severity,
        label: 'How bad is it?',
        choices: severities.map((severity) => ({
          value: severity,
          text: `${severity.toUpperCase()} ${severityWord[severity]}: ${severityHelp[severity]}`,
        })),
        initial: severity ?? defaultSeverity,
      }),
      ...(services.length === 0
        ? []
        : [
            selectInput({
              id: inputIds.service,
              label: 'Which service?',
              hint: 'Leave it empty when you are not sure.',
              choices: [...services].sort().map((service) => ({ value: service, text: service })),
              optional: true,
            }),
          ]),
      textInput({
        id: inputIds.description,
        label: 'What have you seen?',
        hint: 'Error messages, when it began, what changed.',
        multiline: true,
        optional: true,
      }),
    ],
  });
}
