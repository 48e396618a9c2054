import type { GestureResult, Workspace } from '#sandbox/contract.ts';
import type { Gesture } from './gesture.ts';

const done: GestureResult = { problem: null };

/**
 * Does with the workspace's own hands what a person did on the page. Returns the problem that Slack would show, or
 * null; throws what the workspace throws for a gesture that is impossible (an unknown channel, no open modal).
 */
export async function performGesture(workspace: Workspace, gesture: Gesture): Promise<GestureResult> {
  const hands = workspace.as(gesture.viewer);
  switch (gesture.kind) {
    case 'post':
      await hands.post(gesture.channel, gesture.text, gesture.threadTs);
      return done;
    case 'command':
      return hands.command(gesture.channel, gesture.command, gesture.text);
    case 'press':
      return hands.click(gesture.target, gesture.actionId, gesture.blockId || undefined);
    case 'choose':
      return typeof gesture.value === 'string'
        ? hands.select(gesture.target, gesture.actionId, gesture.value, gesture.blockId || undefined)
        : { problem: 'This workspace delivers one choice at a time; several travel with a submitted form only.' };
    case 'submit':
      return hands.submit(gesture.values);
    case 'close':
      await hands.close(gesture.how);
      return done;
    case 'react':
      if (gesture.remove) await hands.unreact(gesture.channel, gesture.ts, gesture.name);
      else await hands.react(gesture.channel, gesture.ts, gesture.name);
      return done;
    case 'pin':
      await hands.pin(gesture.channel, gesture.ts);
      return done;
    case 'join':
      await hands.join(gesture.channel);
      return done;
    case 'open-home':
      await hands.openHome();
      return done;
  }
}
