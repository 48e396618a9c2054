import type { KnownBlock } from '@slack/types';
import type { IncidentSnapshot } from '#incidents/incident-snapshot.ts';
import { slackLimits } from '#handlers/slack/limits.ts';
import type { Message } from '#handlers/slack/message.ts';
import { header } from './blocks/header.ts';
import { approvalBlocks } from './card/approval-blocks.ts';
import { cardButtons } from './card/card-buttons.ts';
import { causeBlocks } from './card/cause-blocks.ts';
import { confirmedBlocks } from './card/confirmed-blocks.ts';
import { changesBlocks } from './card/changes-blocks.ts';
import { decisionBlocks } from './card/decision-blocks.ts';
import type { Detail } from './card/detail.ts';
import { footerBlocks } from './card/footer-blocks.ts';
import { runBlocks } from './card/run-blocks.ts';
import { statusBlocks } from './card/status-blocks.ts';
import { doubtBlocks } from './card/doubt-blocks.ts';
import { stopBlocks } from './card/stop-blocks.ts';
import { fitting } from './fitting.ts';
import { incidentHeading } from './incident-heading.ts';
import { incidentSentence } from './incident-sentence.ts';

/**
 * The one live card of an incident, for an engineer at three in the morning: what burns, why, what Firebreak would do,
 * and the buttons. It depends on the snapshot alone and fits Slack's limits whatever the alert says.
 */
export function incidentCard(snapshot: IncidentSnapshot): Message {
  return {
    text: incidentSentence(snapshot, slackLimits.messageText),
    blocks: fitting((detail) => cardBlocks(snapshot, detail)),
  };
}

function cardBlocks(snapshot: IncidentSnapshot, detail: Detail): KnownBlock[] {
  const { incident } = snapshot;
  return [
    header(incidentHeading(incident)),
    ...stopBlocks(snapshot),
    ...doubtBlocks(snapshot, detail),
    ...statusBlocks(incident, detail),
    ...confirmedBlocks(incident, detail),
    ...causeBlocks(incident, detail),
    ...changesBlocks(incident, detail),
    ...decisionBlocks(incident.decision, detail),
    ...runBlocks(snapshot, detail),
    ...approvalBlocks(snapshot, detail),
    ...cardButtons(snapshot),
    ...footerBlocks(snapshot, detail),
  ] satisfies KnownBlock[];
}
