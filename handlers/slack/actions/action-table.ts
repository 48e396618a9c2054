import { acknowledge } from './acknowledge.ts';
import { approve } from './approve.ts';
import type { ButtonAction } from './button-action.ts';
import { cancel } from './cancel.ts';
import { cause } from './cause.ts';
import { again, skip, stop, worked } from './doubt.ts';
import { reject } from './reject.ts';
import { resolve } from './resolve.ts';
import { retry } from './retry.ts';

/** Every button. */
export const actionTable: readonly ButtonAction[] = [
  approve,
  reject,
  worked,
  again,
  skip,
  stop,
  cancel,
  retry,
  acknowledge,
  resolve,
  cause,
];
