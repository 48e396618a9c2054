import type { IncidentSnapshot } from '#incidents/incident-snapshot.ts';
import { classWords } from './class-words.ts';
import { incidentHeading } from './incident-heading.ts';
import { say } from './mrkdwn.ts';
import { stateWords } from './state-words.ts';

/** The incident in one line, for notifications and screen readers: escaped, at most `max` characters. */
export function incidentSentence(snapshot: IncidentSnapshot, max: number): string {
  const { incident, approval } = snapshot;
  const parts = [
    `${say(incidentHeading(incident), 300)}: ${stateWords[incident.state].word}.`,
    `${classWords(incident)}.`,
    ...(approval?.state === 'pending' ? [`Approval needed: ${say(approval.prompt, 500)}`] : []),
  ];
  let sentence = '';
  for (const part of parts) {
    if (sentence.length + part.length + 1 > max) break;
    sentence = sentence === '' ? part : `${sentence} ${part}`;
  }
  return sentence;
}
