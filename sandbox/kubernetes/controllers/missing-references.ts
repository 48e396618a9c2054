import type { ObjectStore } from '#sandbox/kubernetes/object-store.ts';
import type { ContainerSpec, Pod } from '#sandbox/kubernetes/workload-objects.ts';
import type { PodBehaviour } from './pod-behaviour.ts';

interface KeyReference {
  readonly name?: string;
  readonly key?: string;
  readonly optional?: boolean;
}

type Source = 'secrets' | 'configmaps';

/**
 * What keeps a pod from starting because a Secret or ConfigMap that it names, or a key of it, is not there: volumes are
 * looked at before containers. Wording: kubernetes/pkg/kubelet/kubelet_pods.go and pkg/volume.
 */
export function missingReferences(store: ObjectStore, pod: Pod): Pick<PodBehaviour, 'mountError' | 'configError'> {
  return { mountError: missingVolume(store, pod), configError: missingVariable(store, pod) };
}

function missingVolume(store: ObjectStore, pod: Pod): string | null {
  for (const volume of pod.spec.volumes ?? []) {
    const {
      name = '',
      secretName = '',
      optional,
    } = (volume['configMap'] ?? volume['secret'] ?? {}) as {
      readonly name?: string;
      readonly secretName?: string;
      readonly optional?: boolean;
    };
    const source: Source = volume['secret'] === undefined ? 'configmaps' : 'secrets';
    const wanted = source === 'secrets' ? secretName : name;
    if (wanted === '' || optional === true) continue;
    const problem = lookUp(store, pod, source, { name: wanted });
    if (problem !== null) return `MountVolume.SetUp failed for volume "${volume.name}" : ${problem}`;
  }
  return null;
}

function missingVariable(store: ObjectStore, pod: Pod): string | null {
  for (const container of pod.spec.containers) {
    for (const { source, reference } of referencesOf(container)) {
      const problem = reference.optional === true ? null : lookUp(store, pod, source, reference);
      if (problem !== null) return problem;
    }
  }
  return null;
}

function referencesOf(
  container: ContainerSpec,
): readonly { readonly source: Source; readonly reference: KeyReference }[] {
  // The shape of a container has been checked when it was stored, no further than its names.
  const whole = (container['envFrom'] ?? []) as readonly {
    readonly secretRef?: KeyReference;
    readonly configMapRef?: KeyReference;
  }[];
  const single = (container['env'] ?? []) as readonly {
    readonly valueFrom?: { readonly secretKeyRef?: KeyReference; readonly configMapKeyRef?: KeyReference };
  }[];
  const of = (source: Source, reference: KeyReference | undefined) =>
    reference === undefined ? [] : [{ source, reference }];
  return [
    ...whole.flatMap(({ secretRef, configMapRef }) => [...of('secrets', secretRef), ...of('configmaps', configMapRef)]),
    ...single.flatMap(({ valueFrom }) => [
      ...of('secrets', valueFrom?.secretKeyRef),
      ...of('configmaps', valueFrom?.configMapKeyRef),
    ]),
  ];
}

function lookUp(store: ObjectStore, pod: Pod, source: Source, { name = '', key }: KeyReference): string | null {
  const { namespace = '' } = pod.metadata;
  const stored = store.get(source, namespace, name);
  if (!stored) return `${source === 'secrets' ? 'secret' : 'configmap'} "${name}" not found`;
  const hasKey = (field: 'data' | 'binaryData'): boolean => Object.hasOwn(stored[field] ?? {}, key ?? '');
  if (key === undefined || hasKey('data') || hasKey('binaryData')) return null;
  return `couldn't find key ${key} in ${source === 'secrets' ? 'Secret' : 'ConfigMap'} ${namespace}/${name}`;
}
