import { z } from 'zod';
import type { SlackCall } from './slack-call.ts';

export interface SlackPeople {
  /** User ids of a user group, `S…`; `no_such_subteam` for an unknown one. */
  usergroupMembers(usergroupId: string): Promise<readonly string[]>;
}

const members = z.object({ users: z.array(z.string()) });

/** Groups of people. */
export function slackPeople(call: SlackCall): SlackPeople {
  return {
    async usergroupMembers(usergroupId) {
      const answer = await call('usergroups.users.list', 'read', members, (web) =>
        web.usergroups.users.list({ usergroup: usergroupId }),
      );
      return answer.users;
    },
  };
}
