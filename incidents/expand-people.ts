import type { Deps } from './deps.ts';

/** Slack user ids for a list of user ids (U…, W…) and user groups (S…), each person once, in the order given. */
export async function expandPeople(deps: Deps, people: readonly string[]): Promise<readonly string[]> {
  const all = new Set<string>();
  for (const id of people) {
    const members = id.startsWith('S') ? await deps.clients.slack.usergroupMembers(id) : [id];
    for (const member of members) all.add(member);
  }
  return [...all];
}
