import type { Hands } from '#sandbox/contract.ts';
import { click, select } from './gestures/act.ts';
import { closeModal } from './gestures/close-modal.ts';
import { runCommand } from './gestures/run-command.ts';
import { runShortcut } from './gestures/run-shortcut.ts';
import { submitModal } from './gestures/submit-modal.ts';
import { suggest } from './gestures/suggest.ts';
import { invite, join, leave, openHome, pin, react, say, unreact } from './gestures/talk.ts';
import { personAt } from './people.ts';
import type { World } from './world.ts';

/** The gestures of one person; a gesture that person could not make rejects with the reason. */
export function handsOf(world: World, userId: string): Hands {
  personAt(world, userId);
  return {
    post: async (channel, text, threadTs) => say(world, userId, channel, text, threadTs),
    command: (channel, command, text) => runCommand(world, userId, channel, command, text),
    click: (target, actionId, blockId) => click(world, userId, target, actionId, blockId),
    select: (target, actionId, value, blockId) => select(world, userId, target, actionId, value, blockId),
    submit: (values) => submitModal(world, userId, values),
    close: (how = 'cancel') => closeModal(world, userId, how),
    react: async (channel, ts, name) => react(world, userId, channel, ts, name),
    unreact: async (channel, ts, name) => unreact(world, userId, channel, ts, name),
    pin: async (channel, ts) => pin(world, userId, channel, ts),
    join: async (channel) => join(world, userId, channel),
    leave: async (channel) => leave(world, userId, channel),
    invite: async (channel, guestId) => invite(world, userId, channel, guestId),
    openHome: async () => openHome(world, userId),
    shortcut: (callbackId, target) => runShortcut(world, userId, callbackId, target),
    suggest: (target, actionId, query, blockId) => suggest(world, userId, target, actionId, query, blockId),
  };
}
