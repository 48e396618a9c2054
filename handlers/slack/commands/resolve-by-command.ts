import { incidentOfChannel } from '#incidents/read-incidents.ts';
import { resolveIncident } from '#incidents/resolve-incident.ts';
import type { Message } from '#handlers/slack/message.ts';
import { incidentRef } from '#handlers/slack/views/incident-ref.ts';
import { code } from '#handlers/slack/views/mrkdwn.ts';
import { notice } from '#handlers/slack/views/notice.ts';
import { sayResolution } from '#handlers/slack/views/say-resolution.ts';
import type { IncidentArgument } from './incident-argument.ts';
import type { CommandGesture } from './slash-command.ts';
import { whichIncident } from './which-incident.ts';

/**
 * Resolves an incident with a note. In another incident's channel a bare number in front of a note is not obeyed:
 * "resolve 3 pods were stuck" means this incident, and would resolve INC-3.
 */
export async function resolveByCommand(
  gesture: CommandGesture,
  named: IncidentArgument | null,
  note: string | null,
): Promise<Message> {
  const { deps, person, channelId } = gesture;
  if (named?.isBare && note !== null) {
    const here = await incidentOfChannel(deps, channelId);
    if (here !== null && here !== named.number) return whichOfTheTwo(here, named.number, note);
  }
  const which = await whichIncident(gesture, named, '/incident resolve 12 the pool was exhausted');
  if (which.kind === 'unclear') return which.message;
  const outcome = await resolveIncident(deps, { incident: which.number, person, note });
  return sayResolution(outcome, which.number);
}

function whichOfTheTwo(here: number, named: number, note: string): Message {
  return notice(
    `This is the channel of ${incidentRef(here)}, and your note begins with ${named}. Nothing was changed.`,
    `For this incident: ${code(`/incident resolve ${incidentRef(here)} ${named} ${note}`, 300)}`,
    `For the other: ${code(`/incident resolve ${incidentRef(named)} ${note}`, 300)}`,
  );
}
