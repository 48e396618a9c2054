import type { ModalView } from '@slack/types';
import { classes } from '#domain/classification.ts';
import { somethingElse } from '#domain/confirmation.ts';
import { knownCauses } from '#incidents/known-causes.ts';
import type { CauseValue } from '#handlers/slack/button-value.ts';
import { incidentValue } from '#handlers/slack/button-value.ts';
import { callbackIds, inputIds } from '#handlers/slack/ids.ts';
import { groupedSelectInput, type ChoiceGroup } from './blocks/grouped-select-input.ts';
import { modal } from './blocks/modal.ts';
import { section } from './blocks/section.ts';
import { textInput } from './blocks/text-input.ts';
import { incidentRef } from './incident-ref.ts';

/** Longest note beside a confirmation, in characters. */
export const causeNoteMaxLength = 1000;

/** What a menu sends for "leave it unsaid": a chosen option cannot be cleared in every client of Slack. */
export const unsaid = 'unsaid';
const leaveUnsaid = { value: unsaid, text: 'I cannot say' };

/** The form behind "What was it?". It is a function of the button's value, so it opens without reading anything. */
export function causeModal(subject: CauseValue): ModalView {
  const { incident } = subject;
  return modal({
    title: `What was ${incidentRef(incident)}?`,
    close: 'Cancel',
    form: { id: callbackIds.cause, submit: 'Save', metadata: incidentValue(incident) },
    blocks: [
      section(
        'Say what it really was. Firebreak learns from it when it is trained; nothing is done to the incident itself.',
      ),
      groupedSelectInput({
        id: inputIds.class,
        label: 'Which class?',
        groups: [...classGroups(), { label: 'Otherwise', choices: [leaveUnsaid] }],
        initial: subject.class,
      }),
      groupedSelectInput({
        id: inputIds.cause,
        label: 'Which cause?',
        groups: causeGroups(subject.likely),
        initial: subject.cause,
      }),
      textInput({
        id: inputIds.note,
        label: 'Anything to add?',
        hint: 'How it was found out, or what would have shown it sooner.',
        multiline: true,
        optional: true,
        maxLength: causeNoteMaxLength,
      }),
    ],
  });
}

/** Every class under its category, in the taxonomy's order. */
function classGroups(): ChoiceGroup[] {
  const groups = Map.groupBy(classes, (label) => label.slice(0, label.indexOf('.')));
  return [...groups].map(([category, labels]) => ({
    label: category,
    choices: labels.map((label) => ({ value: label, text: label })),
  }));
}

/** The causes that were held possible in their order, the others by title, and what is none of them. */
function causeGroups(likely: readonly string[]): ChoiceGroup[] {
  const choices = knownCauses.map(({ id, title }) => ({ value: id, text: title }));
  const first = likely.flatMap((id) => choices.filter(({ value }) => value === id));
  return [
    { label: 'Held possible, the likeliest first', choices: first },
    {
      label: first.length === 0 ? 'Known causes' : 'Other known causes',
      choices: choices.filter((one) => !first.includes(one)),
    },
    { label: 'None of these', choices: [{ value: somethingElse, text: 'Something else' }, leaveUnsaid] },
  ];
}
