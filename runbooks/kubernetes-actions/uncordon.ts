import { z } from 'zod';
import { cordonAction } from '#runbooks/kubernetes/cordon-action.ts';
import { targetField } from '#runbooks/kubernetes/target.ts';

/** Lets pods onto a node again. */
export const uncordon = cordonAction(
  z.strictObject({
    action: z.literal('uncordon').describe('Lets pods onto a node again.'),
    target: targetField(['node']),
  }),
  false,
);
