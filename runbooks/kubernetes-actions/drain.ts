import { z } from 'zod';
import { runDrain } from '#runbooks/kubernetes/drain-node.ts';
import type { DrainOptions } from '#runbooks/kubernetes/drainable.ts';
import { kubernetesAction } from '#runbooks/kubernetes/kubernetes-action.ts';
import { drainAccess, planDrain } from '#runbooks/kubernetes/plan-drain.ts';
import { resolveTarget, targetField, targetTexts } from '#runbooks/kubernetes/target.ts';

const fields = z.strictObject({
  action: z
    .literal('drain')
    .describe('Keeps new pods off a node and evicts those that run there, as their PodDisruptionBudgets allow it.'),
  target: targetField(['node']),
  delete_emptydir_data: z.boolean().default(false).describe('Also evicts pods whose data in an emptyDir is then lost.'),
  force: z.boolean().default(false).describe('Also evicts pods that no workload owns, which are gone for good.'),
});

/** Empties a node, as `kubectl drain --ignore-daemonsets` does. */
export const drain = kubernetesAction({
  fields,
  effects: 'changes',
  gives: '`node` and `pods`, how many were to go',
  access: () => drainAccess,
  texts: (own) => targetTexts(own),
  describe: (own, say) => `Drain ${say(own.target)}`,
  plan: async (own, run) => {
    const ref = resolveTarget(own, run.variables);
    if (ref.ok) return planDrain(ref.value, optionsOf(own), run);
    return { kind: 'settled', outcome: { kind: 'failed', reason: ref.reason } };
  },
  run: async (own, run) => {
    const ref = resolveTarget(own, run.variables);
    return ref.ok ? runDrain(ref.value, optionsOf(own), run) : { kind: 'failed', reason: ref.reason };
  },
});

function optionsOf(own: z.output<typeof fields>): DrainOptions {
  return { deleteEmptyDirData: own.delete_emptydir_data, force: own.force };
}
