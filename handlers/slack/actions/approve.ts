import { decideApproval } from '#incidents/decide-approval.ts';
import { approvalValueSchema, readValue } from '#handlers/slack/button-value.ts';
import { actionIds } from '#handlers/slack/ids.ts';
import { outdatedCard } from '#handlers/slack/views/outdated-card.ts';
import { sayDecision } from '#handlers/slack/views/say-decision.ts';
import type { ButtonAction } from './button-action.ts';

/** Lets the run go that the card asks about. Who may is decided behind it, from the configuration. */
export const approve: ButtonAction = {
  id: actionIds.approve,
  async press({ deps, person, value }) {
    const question = readValue(approvalValueSchema, value);
    if (question === null) return outdatedCard();
    const { approval } = question;
    return sayDecision(await decideApproval(deps, { approval, verdict: 'approve', person, reason: null }));
  },
};
