import { z } from 'zod';
import { kubernetesKinds } from '#domain/kubernetes-object.ts';
import { changeAction } from '#runbooks/kubernetes/change-action.ts';
import { usualProgress } from '#runbooks/kubernetes/object-change.ts';
import { sayObject, sayTarget } from '#runbooks/kubernetes/say-object.ts';
import { autoscalingOf, readSurroundings } from '#runbooks/kubernetes/surroundings.ts';
import { namespaceField, targetField } from '#runbooks/kubernetes/target.ts';
import { sayReady, workloadOutput } from '#runbooks/kubernetes/workload-output.ts';
import { replicasWanted } from '#runbooks/kubernetes/replicas-wanted.ts';
import { numberAt } from '#runbooks/kubernetes/read-field.ts';
import type { StepText } from '#runbooks/step-type.ts';

const bound = z.number().int().min(0).max(1000).optional();

const fields = z.strictObject({
  action: z.literal('scale').describe('Sets how many pods run.'),
  target: targetField(['deployment', 'statefulset']),
  namespace: namespaceField,
  replicas: z
    .union([z.number().int().min(0).max(1000), z.string().min(1)], {
      error: 'must be a whole number from 0 to 1000, a change like "+1", or an expression like "current_replicas * 2"',
    })
    .describe('A number, a change such as "+1", or CEL over the variables and `current_replicas`.'),
  min: bound.describe('Refuse to go below; 1 unless replicas is a plain 0.'),
  max: bound.describe('Never go above.'),
});

/** Sets how many pods run. A relative change is fixed to a number when it is simulated. */
export const scale = changeAction({
  fields,
  gives: '`previous_replicas`, and `replicas` and `ready_replicas` in the end',
  texts: (own) => replicasTexts(own.replicas),
  describe: (own, say, target) =>
    `Scale ${target} ${/^[+-]/.test(String(own.replicas)) ? 'by' : 'to'} ${say(String(own.replicas))}`,
  change: (own, ref, run) => ({
    ok: true,
    value: {
      verb: 'scale',
      noun: 'scaling',
      mark: 'object',
      mustLast: true,
      decide: async (object) => {
        const now = numberAt(object, 'spec', 'replicas') ?? 1;
        const wanted = replicasWanted({ replicas: own.replicas, min: own.min, max: own.max }, now, run.variables);
        if (!wanted.ok) return { kind: 'refuse', reason: wanted.reason };
        const { replicas } = wanted;
        const facts = { previous_replicas: now };
        if (replicas === now) return { kind: 'nothing', summary: `it has ${now} replicas already`, facts };
        const { autoscalers } = await readSurroundings(ref.namespace ?? '', run);
        const held = autoscalingOf(autoscalers, kubernetesKinds[ref.kind].kind, ref);
        // An autoscaler leaves a workload of 0 replicas alone.
        if (held !== null && replicas > 0 && (replicas < held.min || replicas > held.max)) {
          const reason = `HPA ${held.name} holds it between ${held.min} and ${held.max}, and would undo ${replicas} at once: change its bounds instead`;
          return { kind: 'refuse', reason };
        }
        const notes = held === null ? [] : [`HPA ${held.name} may choose another number later`];
        return {
          kind: 'change',
          title: `Scale ${sayTarget(ref)} from ${now} to ${replicas}`,
          patch: { type: 'merge', body: { spec: { replicas } } },
          rendered: { replicas },
          facts,
          notes,
        };
      },
      progress: usualProgress(ref),
      said: (object, memo) => {
        const previous = memo.facts['previous_replicas'];
        const from = typeof previous === 'number' ? `from ${previous} ` : '';
        return `scaled ${sayObject(ref)} ${from}to ${numberAt(object, 'spec', 'replicas')}: ${sayReady(ref, object)}`;
      },
      output: workloadOutput(ref),
    },
  }),
});

function replicasTexts(replicas: number | string): readonly StepText[] {
  if (typeof replicas === 'number' || /^\s*[+-]\d+\s*$/.test(replicas)) return [];
  const field = ['replicas'];
  if (replicas.includes('{{')) return [{ kind: 'template', field, text: replicas, context: 'plain' }];
  return [{ kind: 'expression', field, text: replicas, wants: 'double', locals: ['current_replicas'] }];
}
