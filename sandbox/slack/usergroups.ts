import type { JsonObject } from './json.ts';
import { team } from './seed.ts';

export interface Usergroup {
  readonly id: string;
  readonly handle: string;
  readonly name: string;
  readonly description: string;
  readonly users: readonly string[];
}

export function usergroupWire(group: Usergroup, include: { users: boolean; count: boolean }): JsonObject {
  return {
    id: group.id,
    team_id: team.id,
    is_usergroup: true,
    name: group.name,
    handle: group.handle,
    description: group.description,
    is_external: false,
    auto_type: null,
    date_delete: 0,
    prefs: { channels: [], groups: [] },
    ...(include.users ? { users: group.users } : {}),
    ...(include.count ? { user_count: group.users.length } : {}),
  };
}
