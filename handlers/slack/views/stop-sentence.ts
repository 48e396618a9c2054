import type { IncidentSnapshot } from '#incidents/incident-snapshot.ts';
import { instant, mention, say } from './mrkdwn.ts';

type Stop = NonNullable<IncidentSnapshot['stop']>;

/** "All runbooks are stopped by @x 02:14 today: they make it worse", as escaped mrkdwn without a full stop. */
export function stopSentence({ by, reason, at }: Stop): string {
  const why = reason === null ? '' : `: ${say(reason, 300)}`;
  return `All runbooks are stopped by ${mention(by)} ${instant(at)}${why}`;
}
