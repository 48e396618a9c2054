import { z } from 'zod';
import { pageOf } from '#sandbox/slack/paging.ts';
import { personWire } from '#sandbox/slack/people.ts';
import { refuse } from '#sandbox/slack/refusal.ts';
import { argFlag, argText, pagingArgs } from './arguments.ts';
import { defineMethod, hasScope, missingScope } from './define-method.ts';

export const usersList = defineMethod({
  name: 'users.list',
  tier: 'tier2',
  scopes: ['users:read'],
  args: z.object({ ...pagingArgs, include_locale: argFlag.optional(), team_id: argText.optional() }),
  run: (world, args) => {
    const everyone = [...world.people.values()];
    const page = pageOf(everyone, (person) => person.id, args, { usual: 1000, most: 1000 });
    if ('ok' in page) return page;
    return {
      ok: true,
      members: page.items.map((person) => personWire(world, person)),
      cache_ts: 0,
      response_metadata: { next_cursor: page.nextCursor },
    };
  },
});

export const usersInfo = defineMethod({
  name: 'users.info',
  tier: 'tier4',
  scopes: ['users:read'],
  args: z.object({ user: argText, include_locale: argFlag.optional() }),
  run: (world, args) => {
    const person = world.people.get(args.user);
    return person ? { ok: true, user: personWire(world, person) } : refuse('user_not_found');
  },
});

/** Needs both scopes: the one for people and the one for their addresses. */
export const usersLookupByEmail = defineMethod({
  name: 'users.lookupByEmail',
  tier: 'tier3',
  scopes: ['users:read.email'],
  args: z.object({ email: argText }),
  run: (world, args) => {
    if (!hasScope(world, ['users:read'])) return missingScope(world, ['users:read']);
    const email = args.email.toLowerCase();
    const person = [...world.people.values()].find((each) => each.email === email);
    return person ? { ok: true, user: personWire(world, person) } : refuse('users_not_found');
  },
});
