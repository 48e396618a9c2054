import type { KnownBlock } from '@slack/types';
import type { StoredAlert } from '#domain/alert.ts';
import type { IncidentSnapshot } from '#incidents/incident-snapshot.ts';
import { context } from '#handlers/slack/views/blocks/context.ts';
import { counted } from '#handlers/slack/views/counted.ts';
import { instant, link, say } from '#handlers/slack/views/mrkdwn.ts';
import type { Detail } from './detail.ts';

const undeliveredShown = 3;

/** Alerts and since when, where to look further, and every message that did not arrive. */
export function footerBlocks({ incident, alerts, undelivered }: IncidentSnapshot, detail: Detail): KnownBlock[] {
  const rest = undelivered.length - undeliveredShown;
  const lost = undelivered.slice(0, undeliveredShown).map((one) => say(one, detail.lineChars));
  return [
    context([alertSentence(alerts, incident.createdAt), ...links(alerts)].join(' · ')),
    ...(lost.length === 0
      ? []
      : [context(`⚠ *Did not arrive:* ${lost.join('; ')}${rest > 0 ? ` … and ${rest} more` : ''}`)]),
  ] satisfies KnownBlock[];
}

function alertSentence(alerts: readonly StoredAlert[], createdAt: Date): string {
  if (alerts.length === 0) return `Declared by hand ${instant(createdAt)}`;
  const firing = alerts.filter((alert) => alert.status === 'firing');
  const of = firing.length === 0 ? alerts : firing;
  const since = instant(of.map((alert) => alert.startsAt).reduce((a, b) => (b < a ? b : a)));
  const count = counted(alerts.length, 'alert');
  if (firing.length === 0) return `${count}, none firing any more · began ${since}`;
  if (firing.length < alerts.length) return `${count}, ${firing.length} still firing · firing since ${since}`;
  return `${count} · firing since ${since}`;
}

function links(alerts: readonly StoredAlert[]): string[] {
  const latest = alerts.at(-1);
  if (!latest) return [];
  return [
    latest.generatorUrl === null ? null : link(latest.generatorUrl, 'graph'),
    latest.runbookUrl === null ? null : link(latest.runbookUrl, 'runbook page'),
  ].filter((each) => each !== null);
}
