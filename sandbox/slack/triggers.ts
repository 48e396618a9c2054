import type { Clock } from './clock.ts';
import { secretHex } from './ids.ts';
import { refuse } from './refusal.ts';
import type { Refusal } from './refusal.ts';

/** How long a trigger id may be exchanged for a view (docs: interactivity/handling-user-interaction). */
const triggerLifeMs = 3000;

interface Trigger {
  readonly userId: string;
  /** The modal in which the gesture was made; only such a trigger can push a view. */
  readonly viewId: string | null;
  readonly issuedMs: number;
}

export interface Triggers {
  issue(userId: string, viewId: string | null): string;
  /** Takes the trigger, once and within 3 s; refused as `views.open` words it. */
  redeem(triggerId: string): Trigger | Refusal;
}

export function createTriggers(clock: Clock): Triggers {
  const live = new Map<string, Trigger>();
  const exchanged = new Set<string>();
  let counter = 0;
  return {
    issue: (userId, viewId) => {
      counter += 1;
      const id = `${clock.now().getTime()}.${counter}.${secretHex(16)}`;
      live.set(id, { userId, viewId, issuedMs: clock.now().getTime() });
      return id;
    },
    redeem: (triggerId) => {
      if (exchanged.has(triggerId)) return refuse('exchanged_trigger_id');
      const trigger = live.get(triggerId);
      if (!trigger) return refuse('invalid_trigger_id');
      if (clock.now().getTime() - trigger.issuedMs > triggerLifeMs) return refuse('expired_trigger_id');
      live.delete(triggerId);
      exchanged.add(triggerId);
      return trigger;
    },
  };
}
