import type { ActionsBlock, Button } from '@slack/types';
import { openStates } from '#domain/incident.ts';
import type { IncidentSnapshot } from '#incidents/incident-snapshot.ts';
import { approvalValue, incidentValue } from '#handlers/slack/button-value.ts';
import { actionIds } from '#handlers/slack/ids.ts';
import { actions } from '#handlers/slack/views/blocks/actions.ts';
import { button } from '#handlers/slack/views/blocks/button.ts';
import { confirm } from '#handlers/slack/views/blocks/confirm.ts';
import { incidentRef } from '#handlers/slack/views/incident-ref.ts';
import { whatApprovalDoes } from './what-approval-does.ts';

/** The buttons that make sense now; none once the incident is over. */
export function cardButtons(snapshot: IncidentSnapshot): ActionsBlock[] {
  const { incident } = snapshot;
  if (!(openStates as readonly string[]).includes(incident.state)) return [];
  const value = incidentValue(incident.number);
  return actions([
    ...decisionButtons(snapshot),
    ...(incident.acknowledgedBy === null ? [button({ id: actionIds.acknowledge, text: 'Acknowledge', value })] : []),
    button({ id: actionIds.resolve, text: 'Resolve', value }),
  ]);
}

function decisionButtons({ incident, approval, run, now }: IncidentSnapshot): Button[] {
  if (approval === null || approval.state !== 'pending' || approval.expiresAt <= now) return [];
  const value = approvalValue({ incident: incident.number, approval: approval.id, what: approval.prompt });
  return [
    button({
      id: actionIds.approve,
      text: 'Approve',
      value,
      style: 'primary',
      confirm: confirm({
        title: `Approve for ${incidentRef(incident.number)}?`,
        text: whatApprovalDoes(approval, run),
        yes: 'Approve',
        no: 'Not yet',
      }),
    }),
    button({ id: actionIds.reject, text: 'Reject', value, style: 'danger' }),
  ];
}
