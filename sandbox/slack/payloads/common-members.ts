import type { Channel } from '#sandbox/slack/channels.ts';
import type { JsonObject } from '#sandbox/slack/json.ts';
import type { PersonRecord } from '#sandbox/slack/people.ts';
import { team } from '#sandbox/slack/seed.ts';
import type { World } from '#sandbox/slack/world.ts';

/** Members that every interaction payload carries. */
export function commonMembers(world: World, person: PersonRecord): JsonObject {
  return {
    user: { id: person.id, username: person.name, name: person.name, team_id: team.id },
    api_app_id: world.app.id,
    token: world.app.verificationToken,
    team: { id: team.id, domain: team.domain },
    enterprise: null,
    is_enterprise_install: false,
  };
}

/** The channel of a payload; a direct message is called so, whoever its members are. */
export function payloadChannel(channel: Channel): JsonObject {
  return { id: channel.id, name: channelLabel(channel) };
}

export function channelLabel(channel: Channel): string {
  if (channel.kind === 'im') return 'directmessage';
  return channel.kind === 'private' ? 'privategroup' : channel.name;
}

/** Seconds with microseconds, the form of `action_ts`. */
export function actionTs(world: World): string {
  return (world.clock.now().getTime() / 1000).toFixed(6);
}
