import type { Severity } from '#domain/severity.ts';
import { changeSeverity } from '#incidents/change-severity.ts';
import type { Message } from '#handlers/slack/message.ts';
import { saySeverityChange } from '#handlers/slack/views/say-severity-change.ts';
import type { IncidentArgument } from './incident-argument.ts';
import type { CommandGesture } from './slash-command.ts';
import { whichIncident } from './which-incident.ts';

/** Sets the severity of the incident that was named, else of the one whose channel this is. */
export async function severityByCommand(
  gesture: CommandGesture,
  wanted: { readonly incident: IncidentArgument | null; readonly severity: Severity; readonly reason: string | null },
): Promise<Message> {
  const which = await whichIncident(gesture, wanted.incident, `/incident severity 12 ${wanted.severity}`);
  if (which.kind === 'unclear') return which.message;
  const { deps, person } = gesture;
  const { severity, reason } = wanted;
  const outcome = await changeSeverity(deps, { incident: which.number, severity, person, reason });
  return saySeverityChange(outcome, which.number);
}
