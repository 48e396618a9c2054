import type { declareIncident } from '#incidents/declare-incident.ts';
import type { Severity } from '#domain/severity.ts';
import { severityWord } from '#domain/severity.ts';
import type { Message } from '#handlers/slack/message.ts';
import { incidentRef } from './incident-ref.ts';
import { notice } from './notice.ts';

type Outcome = Awaited<ReturnType<typeof declareIncident>>;

/** What a declaration came to; `isAssumed` when its person named no severity. */
export function sayDeclaration(
  outcome: Outcome,
  { severity, isAssumed }: { readonly severity: Severity; readonly isAssumed: boolean },
): Message {
  if (outcome.kind === 'repeated') return notice('This was declared already; `/incident list` shows it.');
  const how = `${severity.toUpperCase()} ${severityWord[severity]}`;
  const assumed = isAssumed
    ? ' You named no severity: another time write it first, as in `/incident declare sev1 …`.'
    : '';
  return notice(`Declared ${incidentRef(outcome.incident)} as ${how}. Its channel opens in a moment.${assumed}`);
}
