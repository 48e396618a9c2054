import { incidentOfChannel } from '#incidents/read-incidents.ts';
import type { Message } from '#handlers/slack/message.ts';
import { notice } from '#handlers/slack/views/notice.ts';
import type { IncidentArgument } from './incident-argument.ts';
import type { CommandGesture } from './slash-command.ts';

export type WhichIncident =
  | { readonly kind: 'incident'; readonly number: number }
  | { readonly kind: 'unclear'; readonly message: Message };

/** The incident that was named, else the one whose channel this is. `example` shows how to name one. */
export async function whichIncident(
  { deps, channelId }: CommandGesture,
  named: IncidentArgument | null,
  example: string,
): Promise<WhichIncident> {
  if (named) return { kind: 'incident', number: named.number };
  const number = await incidentOfChannel(deps, channelId);
  if (number !== null) return { kind: 'incident', number };
  const message = notice(`Which incident? This is not an incident's channel, so write its number: \`${example}\``);
  return { kind: 'unclear', message };
}
