import type { KnownBlock } from '@slack/types';
import type { Incident } from '#domain/incident.ts';
import { severityWord } from '#domain/severity.ts';
import { context } from '#handlers/slack/views/blocks/context.ts';
import { fields } from '#handlers/slack/views/blocks/fields.ts';
import { classWords } from '#handlers/slack/views/class-words.ts';
import { code, instant, mention, say } from '#handlers/slack/views/mrkdwn.ts';
import { stateWords } from '#handlers/slack/views/state-words.ts';
import type { Detail } from './detail.ts';
import { severityLines } from './severity-lines.ts';

const reasonsShown = 3;

/** State, severity, class and place, each with why. */
export function statusBlocks(incident: Incident, detail: Detail): KnownBlock[] {
  const { severity, severityReason, classification } = incident;
  const why = severityReason === '' ? '' : ` — ${say(severityReason, detail.proseChars)}`;
  const reasons = (classification?.reasons ?? []).slice(0, reasonsShown).map((reason) => say(reason, detail.lineChars));
  const behind = severityLines(incident, detail);
  return [
    fields([
      ['State', stateSentence(incident)],
      ['Severity', `${severity.toUpperCase()} ${severityWord[severity]}${why}`],
      ['Class', classWords(incident)],
      ['Where', whereSentence(incident)],
    ]),
    ...(reasons.length === 0 ? [] : [context(`Told by: ${reasons.join(' · ')}`)]),
    ...(behind.length === 0 ? [] : [context(behind.join(' · '))]),
  ] satisfies KnownBlock[];
}

function stateSentence(incident: Incident): string {
  const { state, acknowledgedBy, resolvedAt } = incident;
  const { sign, word } = stateWords[state];
  const owner = acknowledgedBy === null ? null : mention(acknowledgedBy);
  switch (state) {
    case 'triggered':
    case 'acknowledged':
    case 'mitigating':
    case 'monitoring':
      return `${sign} ${word} — ${owner === null ? 'nobody has it yet' : `with ${owner}`}`;
    case 'resolved':
    case 'closed':
      return `${sign} ${word}${resolvedAt === null ? '' : ` ${instant(resolvedAt)}`}`;
    case 'merged':
      return `${sign} ${word}`;
  }
}

function whereSentence({ service, namespace, cluster, tenant }: Incident): string {
  const parts = [
    service === null ? 'Service unknown' : code(service, 65),
    ...(namespace === null ? [] : [`namespace ${code(namespace, 65)}`]),
    ...(cluster === null ? [] : [`cluster ${code(cluster, 65)}`]),
    ...(tenant === null ? [] : [`tenant ${code(tenant, 65)}`]),
  ];
  return parts.join(' · ');
}
