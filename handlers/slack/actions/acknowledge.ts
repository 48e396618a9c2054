import { acknowledge as acknowledgeIncident } from '#incidents/acknowledge.ts';
import { incidentValueSchema, readValue } from '#handlers/slack/button-value.ts';
import { actionIds } from '#handlers/slack/ids.ts';
import { outdatedCard } from '#handlers/slack/views/outdated-card.ts';
import { sayAcknowledgement } from '#handlers/slack/views/say-acknowledgement.ts';
import type { ButtonAction } from './button-action.ts';

/** Takes the incident for the person who pressed. */
export const acknowledge: ButtonAction = {
  id: actionIds.acknowledge,
  async press({ deps, person, value }) {
    const subject = readValue(incidentValueSchema, value);
    if (subject === null) return outdatedCard();
    const { incident } = subject;
    return sayAcknowledgement(await acknowledgeIncident(deps, { incident, person }), incident, person);
  },
};
