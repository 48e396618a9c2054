import { z } from 'zod';
import type { JsonObject } from '#sandbox/slack/json.ts';
import { botProfile } from '#sandbox/slack/message-wire.ts';
import { refuse } from '#sandbox/slack/refusal.ts';
import { team } from '#sandbox/slack/seed.ts';
import { argText } from './arguments.ts';
import { defineMethod } from './define-method.ts';

/** What an app asks when it starts: who am I, where am I, and may I have a socket. */
export const startupMethods = [
  defineMethod({
    name: 'api.test',
    tier: 'tier4',
    token: 'none',
    scopes: [],
    args: z.looseObject({ error: argText.optional() }),
    run: (_world, args) => {
      const echoed: JsonObject = Object.fromEntries(Object.entries(args).filter(([key]) => key !== 'token'));
      const body = Object.keys(echoed).length === 0 ? {} : { args: echoed };
      return args.error === undefined ? { ok: true, ...body } : refuse(args.error, body);
    },
  }),
  defineMethod({
    name: 'auth.test',
    tier: 'special',
    scopes: [],
    args: z.object({}),
    run: ({ app, manifest }) => ({
      ok: true,
      url: `https://${team.domain}.slack.com/`,
      team: team.name,
      user: manifest.botName,
      team_id: team.id,
      user_id: app.botUserId,
      bot_id: app.botId,
      is_enterprise_install: false,
    }),
  }),
  defineMethod({
    name: 'team.info',
    tier: 'tier3',
    scopes: ['team:read'],
    args: z.object({ team: argText.optional() }),
    run: (_world, args) =>
      args.team === undefined || args.team === team.id
        ? { ok: true, team: { ...team, email_domain: 'northwind-health.example', icon: { image_default: true } } }
        : refuse('team_not_found'),
  }),
  defineMethod({
    name: 'bots.info',
    tier: 'tier3',
    scopes: ['users:read'],
    args: z.object({ bot: argText.optional() }),
    run: (world, args) =>
      args.bot === undefined || args.bot === world.app.botId
        ? { ok: true, bot: botProfile(world) }
        : refuse('bot_not_found'),
  }),
  defineMethod({
    name: 'apps.connections.open',
    tier: 'tier1',
    token: 'app',
    scopes: [],
    args: z.object({}),
    run: (world) => ({ ok: true, url: world.sockets.issueUrl(world.baseUrl) }),
  }),
] as const;
