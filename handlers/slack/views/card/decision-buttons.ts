import type { Button } from '@slack/types';
import type { IncidentSnapshot } from '#incidents/incident-snapshot.ts';
import { approvalValue } from '#handlers/slack/button-value.ts';
import { actionIds } from '#handlers/slack/ids.ts';
import { button } from '#handlers/slack/views/blocks/button.ts';
import { confirm } from '#handlers/slack/views/blocks/confirm.ts';
import { incidentRef } from '#handlers/slack/views/incident-ref.ts';
import { whatApprovalDoes } from './what-approval-does.ts';

/** The buttons of the question that waits. While everything is stopped it can be rejected and not approved. */
export function decisionButtons({ incident, approval, run, stop, now }: IncidentSnapshot): Button[] {
  if (approval === null || approval.state !== 'pending' || approval.expiresAt <= now) return [];
  const question = { incident: incident.number, approval: approval.id };
  const approve = button({
    id: actionIds.approve,
    text: 'Approve',
    // Only Reject opens a form that names what is decided; what is sent twice would crowd out the card.
    value: approvalValue({ ...question, what: '' }),
    style: 'primary',
    confirm: confirm({
      title: `Approve for ${incidentRef(incident.number)}?`,
      text: whatApprovalDoes(approval, run),
      yes: 'Approve',
      no: 'Not yet',
    }),
  });
  const what = approvalValue({ ...question, what: approval.prompt });
  const reject = button({ id: actionIds.reject, text: 'Reject', value: what, style: 'danger' });
  return stop === null ? [approve, reject] : [reject];
}
