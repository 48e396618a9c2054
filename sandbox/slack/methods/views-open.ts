import { z } from 'zod';
import { isRefusal, refuse } from '#sandbox/slack/refusal.ts';
import { viewWire } from '#sandbox/slack/view-wire.ts';
import { openView, pushView } from '#sandbox/slack/views.ts';
import { argNested, argText } from './arguments.ts';
import { defineMethod } from './define-method.ts';
import { readView } from './view-content.ts';

const triggered = z.object({ trigger_id: argText, view: argNested });

/** Exchanges a trigger for a modal; the view is checked first, so a bad one does not spend the trigger. */
export const viewsOpen = defineMethod({
  name: 'views.open',
  tier: 'tier4',
  scopes: [],
  args: triggered,
  run: (world, args) => {
    const content = readView(world, args.view, 'modal');
    if (isRefusal(content)) return content;
    const trigger = world.triggers.redeem(args.trigger_id);
    if ('ok' in trigger) return trigger;
    const view = openView(world, trigger.userId, content);
    return 'ok' in view ? view : { ok: true, view: viewWire(world, view) };
  },
});

/** Puts a view on top of the one in which the gesture was made. */
export const viewsPush = defineMethod({
  name: 'views.push',
  tier: 'tier4',
  scopes: [],
  args: triggered,
  run: (world, args) => {
    const content = readView(world, args.view, 'modal');
    if (isRefusal(content)) return content;
    const trigger = world.triggers.redeem(args.trigger_id);
    if ('ok' in trigger) return trigger;
    const origin = world.views.get(trigger.viewId ?? '');
    if (origin?.type !== 'modal') return refuse('invalid_trigger_id');
    const view = pushView(world, trigger.userId, content);
    return 'ok' in view ? view : { ok: true, view: viewWire(world, view) };
  },
});
