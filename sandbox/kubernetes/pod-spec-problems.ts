import { duplicateValue, invalidValue, negativeProblem, required, unsupportedValue } from './field-problems.ts';
import { qualifiedNameProblems, nameProblems } from './metadata-problems.ts';
import { compareQuantities, quantityNano } from './quantity.ts';
import type { StatusCause } from './status-error.ts';
import type { ContainerSpec, PodSpec } from './workload-objects.ts';

const restartPolicies = ['Always', 'OnFailure', 'Never'];
const standardResources = new Set(['cpu', 'memory', 'ephemeral-storage', 'storage']);

/** What is wrong with a pod spec at `field`; after kubernetes/pkg/apis/core/validation. */
export function podSpecProblems(spec: PodSpec | undefined, field: string): readonly StatusCause[] {
  const containers = spec?.containers ?? [];
  const names = containers.map((container) => container.name);
  const volumes = new Set((spec?.volumes ?? []).map((volume) => volume.name));
  return [
    ...(containers.length === 0 ? [required(`${field}.containers`)] : []),
    ...containers.flatMap((container, index) => {
      const at = `${field}.containers[${index}]`;
      return [
        ...(names.indexOf(container.name) < index ? [duplicateValue(`${at}.name`, container.name)] : []),
        ...containerProblems(container, at, volumes),
      ];
    }),
    ...restartPolicyProblems(spec, field),
    ...negativeProblem(`${field}.terminationGracePeriodSeconds`, spec?.terminationGracePeriodSeconds),
    ...((spec?.activeDeadlineSeconds ?? 1) < 1
      ? [
          invalidValue(
            `${field}.activeDeadlineSeconds`,
            spec?.activeDeadlineSeconds,
            'must be between 1 and 2147483647, inclusive',
          ),
        ]
      : []),
  ];
}

/** A body may leave name and image out; the types speak of what has been accepted. */
function containerProblems(
  container: Partial<ContainerSpec>,
  at: string,
  volumes: ReadonlySet<string>,
): readonly StatusCause[] {
  const { name = '', image = '' } = container;
  const env = (container['env'] ?? []) as readonly { readonly name?: string }[];
  const mounts = (container['volumeMounts'] ?? []) as readonly { readonly name?: string }[];
  return [
    ...(name === '' ? [required(`${at}.name`)] : nameProblems(`${at}.name`, name, 'label')),
    ...(image.trim() === '' ? [required(`${at}.image`)] : []),
    ...env.flatMap((variable, index) => ((variable.name ?? '') === '' ? [required(`${at}.env[${index}].name`)] : [])),
    ...mounts.flatMap((mount, index) =>
      volumes.has(mount.name ?? '')
        ? []
        : [
            {
              reason: 'FieldValueNotFound',
              message: `Not found: ${JSON.stringify(mount.name ?? '')}`,
              field: `${at}.volumeMounts[${index}].name`,
            },
          ],
    ),
    ...resourceProblems(container, `${at}.resources`),
  ];
}

function resourceProblems(container: Partial<ContainerSpec>, at: string): readonly StatusCause[] {
  const { requests = {}, limits = {} } = container.resources ?? {};
  return [
    ...Object.entries(limits).flatMap(([name, quantity]) => quantityProblems(name, quantity, `${at}.limits[${name}]`)),
    ...Object.entries(requests).flatMap(([name, quantity]) => [
      ...quantityProblems(name, quantity, `${at}.requests[${name}]`),
      ...(Object.hasOwn(limits, name) && compareQuantities(quantity, limits[name]) > 0
        ? [invalidValue(`${at}.requests`, quantity, `must be less than or equal to ${name} limit`)]
        : []),
    ]),
  ];
}

function quantityProblems(name: string, quantity: string, field: string): readonly StatusCause[] {
  const isKnown = standardResources.has(name) || name.startsWith('hugepages-') || name.includes('/');
  return [
    ...qualifiedNameProblems(field, name),
    ...(isKnown ? [] : [invalidValue(field, name, 'must be a standard resource type or fully qualified')]),
    ...(isKnown ? [] : [invalidValue(field, name, 'must be a standard resource for containers')]),
    ...(quantityNano(quantity) < 0n ? [invalidValue(field, quantity, 'must be greater than or equal to 0')] : []),
  ];
}

function restartPolicyProblems(spec: PodSpec | undefined, field: string): readonly StatusCause[] {
  const policy = spec?.restartPolicy ?? 'Always';
  return restartPolicies.includes(policy) ? [] : [unsupportedValue(`${field}.restartPolicy`, policy, restartPolicies)];
}
