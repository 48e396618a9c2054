import { decideApproval } from '#incidents/decide-approval.ts';
import { approvalValueSchema, readValue } from '#handlers/slack/button-value.ts';
import { callbackIds } from '#handlers/slack/ids.ts';
import { outdatedCard } from '#handlers/slack/views/outdated-card.ts';
import { sayDecision } from '#handlers/slack/views/say-decision.ts';
import type { ModalForm } from './modal-form.ts';

/** Rejects what the card asked about, with the reason. Who may is decided behind it, from the configuration. */
export const reject: ModalForm = {
  id: callbackIds.reject,
  async submit({ deps, person, metadata, inputs }) {
    const question = readValue(approvalValueSchema, metadata);
    if (question === null) return { kind: 'tell', message: outdatedCard() };
    if (!inputs.reason) return { kind: 'errors', errors: { reason: 'Give a reason; a few words are enough.' } };
    const { approval } = question;
    const outcome = await decideApproval(deps, { approval, verdict: 'reject', person, reason: inputs.reason });
    return { kind: 'tell', message: sayDecision(outcome) };
  },
};
