import { incidentValueSchema, readValue } from '#handlers/slack/button-value.ts';
import { actionIds } from '#handlers/slack/ids.ts';
import { outdatedCard } from '#handlers/slack/views/outdated-card.ts';
import { resolveModal } from '#handlers/slack/views/resolve-modal.ts';
import type { ButtonAction } from './button-action.ts';

/** Asks for a note; the incident is resolved when the form is sent. */
export const resolve: ButtonAction = {
  id: actionIds.resolve,
  async press({ value, openModal }) {
    const subject = readValue(incidentValueSchema, value);
    return subject === null ? outdatedCard() : await openModal(resolveModal(subject));
  },
};
