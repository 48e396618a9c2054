import { z } from 'zod';
import { cordonAction } from '#runbooks/kubernetes/cordon-action.ts';
import { targetField } from '#runbooks/kubernetes/target.ts';

/** Keeps new pods off a node; those that run there stay. */
export const cordon = cordonAction(
  z.strictObject({
    action: z.literal('cordon').describe('Keeps new pods off a node; those that run there stay.'),
    target: targetField(['node']),
  }),
  true,
);
