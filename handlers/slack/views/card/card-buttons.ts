import type { ActionsBlock } from '@slack/types';
import { openStates } from '#domain/incident.ts';
import type { IncidentSnapshot } from '#incidents/incident-snapshot.ts';
import { incidentValue } from '#handlers/slack/button-value.ts';
import { actionIds } from '#handlers/slack/ids.ts';
import { actions } from '#handlers/slack/views/blocks/actions.ts';
import { button } from '#handlers/slack/views/blocks/button.ts';
import { causeButton } from './cause-button.ts';
import { decisionButtons } from './decision-buttons.ts';
import { runButtons } from './run-buttons.ts';

/** The buttons that make sense now. Once the incident is over, only what it was can still be said. */
export function cardButtons(snapshot: IncidentSnapshot): ActionsBlock[] {
  const { incident } = snapshot;
  if (!(openStates as readonly string[]).includes(incident.state)) return actions(causeButton(incident));
  const value = incidentValue(incident.number);
  return actions([
    ...decisionButtons(snapshot),
    ...runButtons(snapshot),
    ...(incident.acknowledgedBy === null ? [button({ id: actionIds.acknowledge, text: 'Acknowledge', value })] : []),
    button({ id: actionIds.resolve, text: 'Resolve', value }),
    ...causeButton(incident),
  ]);
}
