import { acknowledge } from './acknowledge.ts';
import { approve } from './approve.ts';
import type { ButtonAction } from './button-action.ts';
import { reject } from './reject.ts';
import { resolve } from './resolve.ts';

/** Every button. */
export const actionTable: readonly ButtonAction[] = [approve, reject, acknowledge, resolve];
