import type { UnfinishedRun } from '#incidents/read-run-story.ts';
import type { IncidentSnapshot } from '#incidents/incident-snapshot.ts';
import type { Message } from '#handlers/slack/message.ts';
import { counted } from './counted.ts';
import { incidentRef } from './incident-ref.ts';
import { code, instant, mention } from './mrkdwn.ts';
import { notice } from './notice.ts';
import { runWords } from './run-words.ts';
import { stopSentence } from './stop-sentence.ts';

const runsShown = 20;

/** The answer to `/runbook status`: whether runbooks may run, and every run that has not ended. */
export function runbookStatus(stop: IncidentSnapshot['stop'], runs: readonly UnfinishedRun[]): Message {
  const rest = runs.length - runsShown;
  return notice(
    stop === null
      ? '🟢 Runbooks may run. `/runbook stop all <reason>` stops every one.'
      : `⛔ *${stopSentence(stop)}*. An approver lets them run again with \`/runbook resume\`.`,
    runs.length === 0 ? 'No run is under way.' : `*${counted(runs.length, 'run')} under way*`,
    ...runs.slice(0, runsShown).map(line),
    ...(rest > 0 ? [`… and ${rest} more`] : []),
  );
}

function line({ incident, runbook, state, startedBy, createdAt }: UnfinishedRun): string {
  const who = startedBy === 'firebreak' ? '' : ` by ${mention(startedBy)}`;
  return `• *${incidentRef(incident)}* ${code(runbook, 120)} · ${runWords[state]} · since ${instant(createdAt)}${who}`;
}
