import { allowedActions } from './allowed-actions.ts';
import { blast } from './blast.ts';
import { budget } from './budget.ts';
import { cooldown } from './cooldown.ts';
import { disruption } from './disruption.ts';
import { freezeWindow } from './freeze-window.ts';
import type { Guardrail } from './guardrail.ts';
import { killSwitch } from './kill-switch.ts';
import { protectedNamespace } from './protected-namespace.ts';

/** The rules that every change has to pass, in the order in which people read what they found. */
export const guardrails: readonly Guardrail[] = [
  killSwitch,
  protectedNamespace,
  allowedActions,
  freezeWindow,
  blast,
  disruption,
  cooldown,
  budget,
];
