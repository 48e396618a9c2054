import { channelName } from '#handlers/slack/views/channel-name.ts';
import { channelTopic } from '#handlers/slack/views/channel-topic.ts';
import { incidentCard } from '#handlers/slack/views/card.ts';
import type { JobPayload } from '#domain/jobs.ts';
import type { Deps } from '#incidents/deps.ts';
import { openChannel } from '#incidents/open-channel.ts';

/** Opens an incident's channel with the card as its first message. */
export async function openChannelJob(deps: Deps, payload: JobPayload<'open-channel'>): Promise<void> {
  await openChannel(deps, payload, { name: channelName, topic: channelTopic, card: incidentCard });
}
