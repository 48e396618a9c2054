import { readIncident } from '#incidents/read-incidents.ts';
import type { Message } from '#handlers/slack/message.ts';
import { causeModal } from '#handlers/slack/views/cause-modal.ts';
import { causeSubject } from '#handlers/slack/views/cause-subject.ts';
import { noSuchIncident } from '#handlers/slack/views/no-such-incident.ts';
import type { IncidentArgument } from './incident-argument.ts';
import type { CommandGesture } from './slash-command.ts';
import { whichIncident } from './which-incident.ts';

/**
 * Opens the form that asks what an incident really was. Which one it is and what was judged has to be read first: two rows by their keys, and
 * where even that takes longer than Slack waits, the person is told to try once more.
 */
export async function causeByCommand(gesture: CommandGesture, named: IncidentArgument | null): Promise<Message | null> {
  const which = await whichIncident(gesture, named, '/incident cause 12');
  if (which.kind === 'unclear') return which.message;
  const incident = await readIncident(gesture.deps, which.number);
  return incident === null ? noSuchIncident(which.number) : await gesture.openModal(causeModal(causeSubject(incident)));
}
