import { z } from 'zod';
import { isRefusal, refuse } from '#sandbox/slack/refusal.ts';
import { viewWire } from '#sandbox/slack/view-wire.ts';
import { publishHome, updateView } from '#sandbox/slack/views.ts';
import { argNested, argText } from './arguments.ts';
import { defineMethod } from './define-method.ts';
import { readView } from './view-content.ts';

/** Replaces a view by id or external id; a `hash` that is no longer the view's guards against lost updates. */
export const viewsUpdate = defineMethod({
  name: 'views.update',
  tier: 'tier4',
  scopes: [],
  args: z.object({
    view: argNested,
    view_id: argText.optional(),
    external_id: argText.optional(),
    hash: argText.optional(),
  }),
  run: (world, args) => {
    const current = [...world.views.values()].find(
      (each) => each.id === args.view_id || (args.external_id !== undefined && each.externalId === args.external_id),
    );
    if (!current) return refuse('not_found');
    const content = readView(world, args.view, current.type);
    if (isRefusal(content)) return content;
    if (args.hash !== undefined && args.hash !== current.hash) return refuse('hash_conflict');
    const view = updateView(world, current, content);
    return 'ok' in view ? view : { ok: true, view: viewWire(world, view) };
  },
});

export const viewsPublish = defineMethod({
  name: 'views.publish',
  tier: 'tier4',
  scopes: [],
  args: z.object({ user_id: argText, view: argNested, hash: argText.optional() }),
  run: (world, args) => {
    if (!world.manifest.hasHomeTab) return refuse('not_enabled');
    if (!world.people.has(args.user_id)) return refuse('user_not_found');
    const content = readView(world, args.view, 'home');
    if (isRefusal(content)) return content;
    const current = world.views.get(world.homes.get(args.user_id) ?? '');
    if (args.hash !== undefined && args.hash !== current?.hash) return refuse('hash_conflict');
    const view = publishHome(world, args.user_id, content);
    return 'ok' in view ? view : { ok: true, view: viewWire(world, view) };
  },
});
