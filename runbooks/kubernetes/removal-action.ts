import type { z } from 'zod';
import type { Plan, StepRun } from '#runbooks/step-type.ts';
import { kubernetesAction, type KubernetesAction } from './kubernetes-action.ts';
import { runPodRemoval } from './make-pod-removal.ts';
import { planPodRemoval, removalAccess } from './plan-pod-removal.ts';
import type { PodRemoval } from './pod-removal.ts';
import { describePods, type PodsFields, podsTexts, resolvePods } from './pods-wanted.ts';
import type { Resolved } from './target.ts';
import type { RemovalWay } from './remove-pod.ts';

type RemovalFields = PodsFields & { readonly force_bare: boolean };

/** Makes an action of a way to remove pods one at a time. */
export function removalAction<Own extends RemovalFields>(definition: {
  readonly action: PodRemoval['action'];
  readonly verb: string;
  readonly fields: z.ZodObject & z.ZodType<Own>;
  readonly way: (own: Own) => RemovalWay;
}): KubernetesAction {
  const { action, verb, fields } = definition;
  const removalOf = (own: Own, run: StepRun): Resolved<PodRemoval> => {
    const { count = 1, force_bare: bare } = own;
    const wanted = resolvePods(own, run.variables);
    return wanted.ok
      ? { ok: true, value: { action, way: definition.way(own), wanted: wanted.value, count, bare } }
      : wanted;
  };
  return kubernetesAction({
    fields,
    effects: 'changes',
    gives: '`pods`, the names of those that went, and their `count`',
    access: () => removalAccess(action),
    texts: (own) => podsTexts(own),
    describe: (own, say) => `${verb} ${describePods(own, say)}, one at a time`,
    plan: async (own, run): Promise<Plan> => {
      const removal = removalOf(own, run);
      if (removal.ok) return planPodRemoval(removal.value, run);
      return { kind: 'settled', outcome: { kind: 'failed', reason: removal.reason } };
    },
    run: async (own, run) => {
      const removal = removalOf(own, run);
      return removal.ok ? runPodRemoval(removal.value, run) : { kind: 'failed', reason: removal.reason };
    },
  });
}
