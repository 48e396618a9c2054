import { classSchema } from '#domain/classification.ts';
import { somethingElse } from '#domain/confirmation.ts';
import { confirmJudgement } from '#incidents/confirm-judgement.ts';
import { isKnownCause } from '#incidents/known-causes.ts';
import { incidentValueSchema, readValue } from '#handlers/slack/button-value.ts';
import { callbackIds } from '#handlers/slack/ids.ts';
import { causeNoteMaxLength, unsaid } from '#handlers/slack/views/cause-modal.ts';
import { outdatedCard } from '#handlers/slack/views/outdated-card.ts';
import { sayConfirmation } from '#handlers/slack/views/say-confirmation.ts';
import type { ModalForm } from './modal-form.ts';

/** Writes down what the incident was, as the form says. */
export const cause: ModalForm = {
  id: callbackIds.cause,
  async submit({ deps, person, metadata, inputs, gesture }) {
    const subject = readValue(incidentValueSchema, metadata);
    if (subject === null) return { kind: 'tell', message: outdatedCard() };
    const label = classSchema.nullable().safeParse(saidIn(inputs.class));
    const named = saidIn(inputs.cause);
    const isCauseKnown = named === null || named === somethingElse || isKnownCause(named);
    const note = inputs.note ?? null;
    const isNoteTooLong = (note?.length ?? 0) > causeNoteMaxLength;
    if (!label.success || !isCauseKnown || isNoteTooLong) {
      return {
        kind: 'errors',
        errors: {
          ...(label.success ? {} : { class: `${inputs.class} is no class of this version. Choose another.` }),
          ...(isCauseKnown ? {} : { cause: `${named} is no cause of this version. Choose another.` }),
          ...(isNoteTooLong ? { note: `At most ${causeNoteMaxLength} characters.` } : {}),
        },
      };
    }
    const { incident } = subject;
    const outcome = await confirmJudgement(deps, { incident, class: label.data, cause: named, note, person, gesture });
    if (outcome.kind === 'nothing_said') return { kind: 'errors', errors: { class: 'Choose a class or a cause.' } };
    return { kind: 'tell', message: sayConfirmation(outcome, incident) };
  },
};

function saidIn(chosen: string | null | undefined): string | null {
  return chosen === undefined || chosen === unsaid ? null : chosen;
}
