import { z } from 'zod';
import { fieldOf } from '#domain/kubernetes-object.ts';
import type { Json } from '#domain/run.ts';
import { changeAction } from '#runbooks/kubernetes/change-action.ts';
import { containerField, containerTexts, resolveContainer } from '#runbooks/kubernetes/container-field.ts';
import { chooseContainer, containersOf } from '#runbooks/kubernetes/containers.ts';
import { usualProgress } from '#runbooks/kubernetes/object-change.ts';
import { revisionOf } from '#runbooks/kubernetes/revision.ts';
import { sayObject, sayTarget } from '#runbooks/kubernetes/say-object.ts';
import { capField, resolveSize, sizeField, sizeTexts } from '#runbooks/kubernetes/size-field.ts';
import { namespaceField, type Resolved, targetField } from '#runbooks/kubernetes/target.ts';
import {
  quantityAt,
  resourceNames,
  type ResourceRequest,
  resourceSides,
  wantedResources,
} from '#runbooks/kubernetes/wanted-resources.ts';
import { sayReady, workloadOutput } from '#runbooks/kubernetes/workload-output.ts';
import type { Variables } from '#runbooks/expressions/expression.ts';
import { workloadKinds } from '#runbooks/kubernetes/rollout-status.ts';

const sizes = z
  .strictObject({ cpu: sizeField.optional(), memory: sizeField.optional() })
  .describe('`cpu` and `memory`, each whole (768Mi, 500m) or relative to the present one (+50%, x2, +256Mi).');

const fields = z
  .strictObject({
    action: z.literal('set_resources').describe('Sets what a container requests and may use at most.'),
    target: targetField(workloadKinds),
    namespace: namespaceField,
    container: containerField,
    requests: sizes.optional(),
    limits: sizes.optional(),
    max_memory: capField.describe('No memory request or limit is raised above it.'),
    max_cpu: capField.describe('No CPU request or limit is raised above it.'),
  })
  .refine((own) => resourceSides.some((side) => Object.keys(own[side] ?? {}).length > 0), {
    error: 'sets nothing: give requests or limits, such as limits: {memory: +50%}',
  });

type Fields = z.output<typeof fields>;

/** Sets the requests and limits of one container of a workload. Relative sizes are fixed when it is simulated. */
export const setResources = changeAction({
  fields,
  gives:
    '`container`, `previous` and `resources` (each `requests` and `limits` with `cpu` and `memory`, null where none is set) and, of a deployment, `previous_revision`',
  texts: (own) => [
    ...containerTexts(own.container),
    ...resourceSides.flatMap((side) => resourceNames.flatMap((name) => sizeTexts(own[side]?.[name], [side, name]))),
  ],
  describe: (own, say, target) => `Set ${sayWanted(own, say)} of ${target}`,
  change: (own, ref, run) => {
    const named = resolveContainer(own.container, run.variables);
    if (!named.ok) return named;
    const requests = requestsOf(own, run.variables);
    if (!requests.ok) return requests;
    const caps = { ...(own.max_cpu && { cpu: own.max_cpu }), ...(own.max_memory && { memory: own.max_memory }) };
    return {
      ok: true,
      value: {
        verb: 'set the resources of',
        noun: 'change of the resources',
        mark: 'object',
        mustLast: true,
        decide: (object) => {
          const container = chooseContainer(containersOf(object), named.value);
          if (!container.ok) return { kind: 'refuse', reason: container.reason };
          const { name } = container.value;
          const now = fieldOf(container.value.fields, 'resources');
          const wanted = wantedResources(requests.value, now, caps);
          if (!wanted.ok) return { kind: 'refuse', reason: wanted.reason };
          const resources = wanted.value;
          const containers = [{ name, resources }];
          return {
            kind: 'change',
            title: `Set the resources of ${sayTarget(ref)}, container ${name}`,
            patch: { type: 'strategic', body: { spec: { template: { spec: { containers } } } } },
            rendered: { container: name, resources: allSizes(resources, null) },
            facts: {
              container: name,
              previous: allSizes(now, null),
              resources: allSizes(resources, now),
              ...revisionOf(ref.kind, object),
            },
            notes: [],
          };
        },
        progress: usualProgress(ref),
        said: (object) => `set the resources of ${sayObject(ref)}: ${sayReady(ref, object)}`,
        output: workloadOutput(ref),
      },
    };
  },
});

function requestsOf(own: Fields, variables: Variables): Resolved<readonly ResourceRequest[]> {
  const requests: ResourceRequest[] = [];
  for (const side of resourceSides) {
    for (const name of resourceNames) {
      const text = own[side]?.[name];
      if (text === undefined) continue;
      const size = resolveSize(text, variables);
      if (!size.ok) return { ok: false, reason: `${side}.${name}: ${size.reason}` };
      requests.push({ side, name, size: size.value });
    }
  }
  return { ok: true, value: requests };
}

/** Every size of a container, null where none is set; those of `wanted` win over the present ones. */
function allSizes(wanted: unknown, now: unknown): Json {
  const sizesOf = (side: (typeof resourceSides)[number]): Json =>
    Object.fromEntries(
      resourceNames.map((name) => [name, quantityAt(wanted, side, name) ?? quantityAt(now, side, name)]),
    );
  return { requests: sizesOf('requests'), limits: sizesOf('limits') };
}

function sayWanted(own: Fields, say: (template: string) => string): string {
  return resourceSides
    .flatMap((side) => resourceNames.map((name) => ({ side, name, size: own[side]?.[name] })))
    .flatMap(({ side, name, size }) => (size === undefined ? [] : [`${side}.${name} to ${say(size)}`]))
    .join(', ');
}
