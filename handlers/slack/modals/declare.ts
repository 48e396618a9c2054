import { declareIncident } from '#incidents/declare-incident.ts';
import { serviceNames } from '#incidents/runbook-catalogue.ts';
import { parseSeverity } from '#domain/severity.ts';
import { callbackIds } from '#handlers/slack/ids.ts';
import { sayDeclaration } from '#handlers/slack/views/say-declaration.ts';
import { titleMaxLength } from '#handlers/slack/views/declare-modal.ts';
import type { ModalForm } from './modal-form.ts';

/** Declares what the form describes. */
export const declare: ModalForm = {
  id: callbackIds.declare,
  async submit({ deps, person, inputs, gesture }) {
    const { title, service = null, description } = inputs;
    const severity = parseSeverity(inputs.severity ?? '');
    const isServiceKnown = service === null || serviceNames(deps).includes(service);
    if (!title || title.length > titleMaxLength || severity === null || !isServiceKnown) {
      return {
        kind: 'errors',
        errors: {
          ...(title ? {} : { title: 'Say in a few words what is wrong.' }),
          ...(title && title.length > titleMaxLength ? { title: `At most ${titleMaxLength} characters.` } : {}),
          ...(severity === null ? { severity: 'Choose how bad it is.' } : {}),
          ...(isServiceKnown ? {} : { service: `${service} is no longer in the service catalogue. Choose another.` }),
        },
      };
    }
    const declared = await declareIncident(deps, {
      title,
      severity,
      service,
      description: description ?? '',
      person,
      gesture,
    });
    return { kind: 'tell', message: sayDeclaration(declared, { severity, isAssumed: false }) };
  },
};
