import { z } from 'zod';
import { refuse } from '#sandbox/slack/refusal.ts';
import { usergroupWire } from '#sandbox/slack/usergroups.ts';
import { argFlag, argText } from './arguments.ts';
import { defineMethod } from './define-method.ts';

export const usergroupsList = defineMethod({
  name: 'usergroups.list',
  tier: 'tier2',
  scopes: ['usergroups:read'],
  args: z.object({
    include_users: argFlag.default(false),
    include_count: argFlag.default(false),
    include_disabled: argFlag.default(false),
    team_id: argText.optional(),
  }),
  run: (world, args) => ({
    ok: true,
    usergroups: [...world.usergroups.values()].map((group) =>
      usergroupWire(group, { users: args.include_users, count: args.include_count }),
    ),
  }),
});

export const usergroupsUsersList = defineMethod({
  name: 'usergroups.users.list',
  tier: 'tier2',
  scopes: ['usergroups:read'],
  args: z.object({ usergroup: argText, include_disabled: argFlag.default(false), team_id: argText.optional() }),
  run: (world, args) => {
    const group = world.usergroups.get(args.usergroup);
    return group ? { ok: true, users: group.users } : refuse('no_such_subteam');
  },
});
