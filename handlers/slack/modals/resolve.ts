import { resolveIncident } from '#incidents/resolve-incident.ts';
import { incidentValueSchema, readValue } from '#handlers/slack/button-value.ts';
import { callbackIds } from '#handlers/slack/ids.ts';
import { outdatedCard } from '#handlers/slack/views/outdated-card.ts';
import { sayResolution } from '#handlers/slack/views/say-resolution.ts';
import type { ModalForm } from './modal-form.ts';

/** Resolves the incident, with the note where there is one. */
export const resolve: ModalForm = {
  id: callbackIds.resolve,
  async submit({ deps, person, metadata, inputs }) {
    const subject = readValue(incidentValueSchema, metadata);
    if (subject === null) return { kind: 'tell', message: outdatedCard() };
    const { incident } = subject;
    const outcome = await resolveIncident(deps, { incident, person, note: inputs.note ?? null });
    return { kind: 'tell', message: sayResolution(outcome, incident) };
  },
};
