import { z } from 'zod';
import { fieldOf, type KubernetesObject } from '#domain/kubernetes-object.ts';
import { changeAction } from '#runbooks/kubernetes/change-action.ts';
import { expansionProgress } from '#runbooks/kubernetes/expansion-progress.ts';
import type { Decision } from '#runbooks/kubernetes/object-change.ts';
import { parseQuantity } from '#runbooks/kubernetes/quantity.ts';
import { textAt } from '#runbooks/kubernetes/read-field.ts';
import { sayObject, sayTarget } from '#runbooks/kubernetes/say-object.ts';
import { capField, resolveSize, sizeField, sizeTexts } from '#runbooks/kubernetes/size-field.ts';
import { namespaceField, targetField } from '#runbooks/kubernetes/target.ts';
import { type SizeRequest, wantedSize } from '#runbooks/kubernetes/wanted-size.ts';

const requested = ['spec', 'resources', 'requests', 'storage'] as const;

const fields = z.strictObject({
  action: z.literal('expand_pvc').describe('Enlarges a volume claim. A volume never shrinks again.'),
  target: targetField(['pvc']),
  namespace: namespaceField,
  size: sizeField.describe('The new size, whole (200Gi) or relative to the present one (+20%, x2, +50Gi).'),
  max_size: capField.describe('The claim is not made larger than this.'),
});

/** Asks for a larger volume, and watches until the storage behind it has grown. */
export const expandPvc = changeAction({
  fields,
  gives: '`previous_size`, `size` (asked for) and `capacity` (there now)',
  texts: (own) => sizeTexts(own.size, ['size']),
  access: () => [{ verb: 'get', kind: 'storageclass' }],
  describe: (own, say, target) => `Enlarge ${target} ${/^[+-]/.test(own.size) ? 'by' : 'to'} ${say(own.size)}`,
  change: (own, ref, run) => {
    const size = resolveSize(own.size, run.variables);
    if (!size.ok) return size;
    return {
      ok: true,
      value: {
        verb: 'enlarge',
        noun: 'expansion',
        mark: 'object',
        mustLast: true,
        decide: async (claim) => {
          const storageClass = textAt(claim, 'spec', 'storageClassName');
          if (!storageClass) return { kind: 'refuse', reason: 'it has no storage class, so its volume cannot grow' };
          const found = { kind: 'storageclass', namespace: null, name: storageClass } as const;
          const object = await run.ports.kubernetes.get(found, { signal: run.signal });
          if (fieldOf(object, 'allowVolumeExpansion') !== true) {
            return { kind: 'refuse', reason: `its storage class ${storageClass} does not set allowVolumeExpansion` };
          }
          return decideSize(claim, size.value, own.max_size ?? null, sayTarget(ref));
        },
        progress: expansionProgress,
        said: (claim) => `enlarged ${sayObject(ref)}: ${expansionProgress(claim).message}`,
        output: (claim) => ({ capacity: textAt(claim, 'status', 'capacity', 'storage') }),
      },
    };
  },
});

function decideSize(claim: KubernetesObject, request: SizeRequest, most: string | null, target: string): Decision {
  if (textAt(claim, 'status', 'phase') !== 'Bound') return { kind: 'refuse', reason: 'it is not bound to a volume' };
  const previous = textAt(claim, ...requested) ?? '0';
  const wanted = wantedSize(request, previous, most, 'bytes');
  if (!wanted.ok) return { kind: 'refuse', reason: wanted.reason };
  const { size } = wanted;
  const facts = { previous_size: previous, size };
  const growth = (parseQuantity(size) ?? 0n) - (parseQuantity(previous) ?? 0n);
  if (growth === 0n) return { kind: 'nothing', summary: `it asks for ${previous} already`, facts };
  if (growth < 0n)
    return { kind: 'refuse', reason: `${size} is less than its ${previous}, and a volume cannot shrink` };
  return {
    kind: 'change',
    title: `Enlarge ${target} from ${previous} to ${size}`,
    patch: { type: 'merge', body: { spec: { resources: { requests: { storage: size } } } } },
    rendered: { size },
    facts,
    notes: ['A volume never shrinks again'],
  };
}
