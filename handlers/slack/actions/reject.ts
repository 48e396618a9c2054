import { approvalValueSchema, readValue } from '#handlers/slack/button-value.ts';
import { actionIds } from '#handlers/slack/ids.ts';
import { outdatedCard } from '#handlers/slack/views/outdated-card.ts';
import { rejectModal } from '#handlers/slack/views/reject-modal.ts';
import type { ButtonAction } from './button-action.ts';

/** Asks why; the decision is made when the form is sent. */
export const reject: ButtonAction = {
  id: actionIds.reject,
  async press({ value, openModal }) {
    const question = readValue(approvalValueSchema, value);
    return question === null ? outdatedCard() : await openModal(rejectModal(question));
  },
};
