import { z } from 'zod';
import type { SlackCall } from './slack-call.ts';

export interface SlackPerson {
  readonly id: string;
  readonly name: string;
  /** What the workspace shows: the display name, else the real name, else the handle. */
  readonly displayName: string;
  /** Null without the scope `users:read.email`, and for bots. */
  readonly email: string | null;
  /** IANA name, e.g. `Europe/Amsterdam`; null when unknown. */
  readonly timeZone: string | null;
  readonly isBot: boolean;
  /** A deactivated account: it keeps its id and can be neither invited nor asked. */
  readonly isDeactivated: boolean;
}

export interface SlackPeople {
  /** User ids of a user group, `S…`; `no_such_subteam` for an unknown one. */
  usergroupMembers(usergroupId: string): Promise<readonly string[]>;
  /** `user_not_found` for an unknown id. */
  userInfo(userId: string): Promise<SlackPerson>;
}

const members = z.object({ users: z.array(z.string()) });
const described = z.object({
  user: z.object({
    id: z.string(),
    name: z.string(),
    real_name: z.string().optional(),
    tz: z.string().optional(),
    is_bot: z.boolean().default(false),
    deleted: z.boolean().default(false),
    profile: z
      .object({
        display_name: z.string().optional(),
        real_name: z.string().optional(),
        email: z.string().optional(),
      })
      .default({}),
  }),
});

/** People and their groups. */
export function slackPeople(call: SlackCall): SlackPeople {
  return {
    async usergroupMembers(usergroupId) {
      const answer = await call('usergroups.users.list', 'read', members, (web) =>
        web.usergroups.users.list({ usergroup: usergroupId }),
      );
      return answer.users;
    },

    async userInfo(userId) {
      const { user } = await call('users.info', 'read', described, (web) => web.users.info({ user: userId }));
      return {
        id: user.id,
        name: user.name,
        displayName: user.profile.display_name || user.real_name || user.profile.real_name || user.name,
        email: user.profile.email ?? null,
        timeZone: user.tz ?? null,
        isBot: user.is_bot,
        isDeactivated: user.deleted,
      };
    },
  };
}
