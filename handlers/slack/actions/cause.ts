import { causeValueSchema, readValue } from '#handlers/slack/button-value.ts';
import { actionIds } from '#handlers/slack/ids.ts';
import { causeModal } from '#handlers/slack/views/cause-modal.ts';
import { outdatedCard } from '#handlers/slack/views/outdated-card.ts';
import type { ButtonAction } from './button-action.ts';

/** Asks what the incident really was; it is written down when the form is sent. */
export const cause: ButtonAction = {
  id: actionIds.cause,
  async press({ value, openModal }) {
    const subject = readValue(causeValueSchema, value);
    return subject === null ? outdatedCard() : await openModal(causeModal(subject));
  },
};
