import type { JsonObject } from './json.ts';
import { team } from './seed.ts';
import type { World } from './world.ts';

export interface PersonRecord {
  readonly id: string;
  readonly name: string;
  readonly realName: string;
  readonly title: string;
  readonly email: string | null;
  readonly timeZone: string;
  readonly color: string;
  readonly isAdmin: boolean;
  readonly isBot: boolean;
}

/** The person at the keyboard; throws for an id that nobody has, because that is a mistake of the script. */
export function personAt(world: World, userId: string): PersonRecord {
  const found = world.people.get(userId);
  if (!found) {
    throw new Error(`No person has the id "${userId}"; take one of ${[...world.people.keys()].join(', ')}.`);
  }
  return found;
}

/** A user object as `users.info` returns it; the address only when the app may read addresses. */
export function personWire(world: World, person: PersonRecord): JsonObject {
  const maySeeEmail = !world.isStrict || world.manifest.scopes.has('users:read.email');
  return {
    id: person.id,
    team_id: team.id,
    name: person.name,
    deleted: false,
    color: person.color.slice(1),
    real_name: person.realName,
    tz: person.timeZone,
    profile: {
      title: person.title,
      real_name: person.realName,
      real_name_normalized: person.realName,
      display_name: person.name,
      display_name_normalized: person.name,
      team: team.id,
      ...(maySeeEmail && person.email !== null ? { email: person.email } : {}),
      ...(person.isBot ? { bot_id: world.app.botId, api_app_id: world.app.id, always_active: true } : {}),
    },
    is_admin: person.isAdmin,
    is_owner: false,
    is_primary_owner: false,
    is_restricted: false,
    is_ultra_restricted: false,
    is_bot: person.isBot,
    is_app_user: false,
    updated: 0,
  };
}
