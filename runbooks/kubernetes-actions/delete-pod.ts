import { z } from 'zod';
import { podsFields, podsFieldsProblem } from '#runbooks/kubernetes/pods-wanted.ts';
import { removalAction } from '#runbooks/kubernetes/removal-action.ts';

const fields = z
  .strictObject({
    action: z.literal('delete_pod').describe('Deletes pods one at a time, the least healthy first.'),
    ...podsFields,
    force_bare: z
      .boolean()
      .default(false)
      .describe('Also deletes a pod that no workload owns, which is gone for good.'),
    grace_period_s: z
      .number()
      .int()
      .min(0)
      .max(3600)
      .optional()
      .describe('Seconds a pod may take to end; its own grace period by default. 0 kills it at once.'),
  })
  .superRefine((own, context) => {
    const message = podsFieldsProblem(own);
    if (message !== null) context.addIssue({ code: 'custom', message });
  });

/** Deletes pods, each once the one before it is replaced. A deletion asks no PodDisruptionBudget. */
export const deletePod = removalAction({
  action: 'delete_pod',
  verb: 'Delete',
  fields,
  way: (own) => ({ kind: 'delete', graceS: own.grace_period_s ?? null }),
});
