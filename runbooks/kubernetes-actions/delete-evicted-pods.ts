import { z } from 'zod';
import { deleteEvictedAccess, planDeleteEvicted, runDeleteEvicted } from '#runbooks/kubernetes/delete-evicted.ts';
import { kubernetesAction } from '#runbooks/kubernetes/kubernetes-action.ts';
import { namespaceField, namespaceTexts, resolveNamespace } from '#runbooks/kubernetes/target.ts';

const fields = z.strictObject({
  action: z
    .literal('delete_evicted_pods')
    .describe('Deletes what is left of pods that were thrown off their nodes; none of them runs.'),
  namespace: namespaceField,
  max: z.number().int().min(1).max(1000).default(100).describe('How many at most; the oldest go first.'),
});

/** Deletes the husks of evicted pods of a namespace. */
export const deleteEvictedPods = kubernetesAction({
  fields,
  effects: 'changes',
  gives: '`namespace` and `count`',
  access: () => deleteEvictedAccess,
  texts: (own) => namespaceTexts(own),
  describe: (own, say) => `Delete up to ${own.max} evicted pods in ${say(own.namespace)}`,
  plan: async (own, run) => {
    const namespace = resolveNamespace(own.namespace, run.variables);
    if (namespace.ok) return planDeleteEvicted(namespace.value, own.max, run);
    return { kind: 'settled', outcome: { kind: 'failed', reason: namespace.reason } };
  },
  run: async (own, run) => {
    const namespace = resolveNamespace(own.namespace, run.variables);
    return namespace.ok
      ? runDeleteEvicted(namespace.value, own.max, run)
      : { kind: 'failed', reason: namespace.reason };
  },
});
