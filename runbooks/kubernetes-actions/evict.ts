import { z } from 'zod';
import { podsFields, podsFieldsProblem } from '#runbooks/kubernetes/pods-wanted.ts';
import { removalAction } from '#runbooks/kubernetes/removal-action.ts';

const fields = z
  .strictObject({
    action: z.literal('evict').describe('Evicts pods one at a time, as their PodDisruptionBudgets allow it.'),
    ...podsFields,
    force_bare: z.boolean().default(false).describe('Also evicts a pod that no workload owns, which is gone for good.'),
  })
  .superRefine((own, context) => {
    const message = podsFieldsProblem(own);
    if (message !== null) context.addIssue({ code: 'custom', message });
  });

/** Evicts pods, each once the one before it is replaced. Where a PodDisruptionBudget forbids it, it waits. */
export const evict = removalAction({ action: 'evict', verb: 'Evict', fields, way: () => ({ kind: 'evict' }) });
