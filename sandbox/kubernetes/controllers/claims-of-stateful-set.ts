import type { StatefulSet } from '#sandbox/kubernetes/set-objects.ts';
import { persistentVolumeClaims } from '#sandbox/kubernetes/resources/persistent-volume-claims.ts';
import type { PodVolume } from '#sandbox/kubernetes/workload-objects.ts';
import type { ClusterContext } from './cluster-context.ts';

/** Makes the claims of one pod of the set where they are missing; they outlive the pod and the set. */
export function ensureClaims(context: ClusterContext, set: StatefulSet, podName: string): void {
  const { namespace } = set.metadata;
  for (const template of set.spec.volumeClaimTemplates ?? []) {
    const name = `${template.metadata?.name}-${podName}`;
    if (context.store.get('persistentvolumeclaims', namespace, name)) continue;
    const draft = persistentVolumeClaims.withDefaults(
      {
        apiVersion: 'v1',
        kind: 'PersistentVolumeClaim',
        metadata: {
          ...template.metadata,
          name,
          ...(namespace === undefined ? {} : { namespace }),
          labels: { ...template.metadata?.labels, ...set.spec.selector.matchLabels },
        },
        spec: template.spec,
      },
      null,
    );
    context.store.create('persistentvolumeclaims', draft);
    const message = `create Claim ${name} Pod ${podName} in StatefulSet ${set.metadata.name} success`;
    context.event(set, { type: 'Normal', reason: 'SuccessfulCreate', message, component: 'statefulset-controller' });
  }
}

/** The template's volumes, with the pod's own claims in place of those of the same name. */
export function claimVolumes(
  set: StatefulSet,
  podName: string,
  volumes: readonly PodVolume[],
): { readonly volumes?: readonly PodVolume[] } {
  const claims = (set.spec.volumeClaimTemplates ?? []).map((template) => {
    const name = template.metadata?.name ?? '';
    return { name, persistentVolumeClaim: { claimName: `${name}-${podName}` } };
  });
  const others = volumes.filter((volume) => !claims.some((claim) => claim.name === volume.name));
  return claims.length === 0 ? {} : { volumes: [...claims, ...others] };
}
