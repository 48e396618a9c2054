import type { KubeDraft, KubeObject } from '#sandbox/kubernetes/kube-object.ts';
import { admitWithinQuota } from '#sandbox/kubernetes/resource-quota.ts';
import { pods } from '#sandbox/kubernetes/resources/pods.ts';
import { StatusError } from '#sandbox/kubernetes/status-error.ts';
import type { Pod, PodSpec, PodTemplate } from '#sandbox/kubernetes/workload-objects.ts';
import type { ClusterContext } from './cluster-context.ts';
import { ownerReferenceTo } from './owned-by.ts';

export interface OwnedPod {
  /** Absent: the owner's name and a random suffix. */
  readonly name?: string;
  readonly template: PodTemplate;
  readonly labels?: Readonly<Record<string, string>>;
  /** What the controller adds to the template's spec. */
  readonly spec?: Partial<PodSpec>;
  /** The controller in whose name events are recorded, e.g. `replicaset-controller`. */
  readonly component: string;
}

/**
 * Makes a pod for a controller and records it as an event of the owner. A quota refuses it as it refuses anybody's pod:
 * then the message of the refusal is returned in the pod's place, and the event is FailedCreate.
 */
export function createOwnedPod(context: ClusterContext, owner: KubeObject, wanted: OwnedPod): Pod | string {
  const { template, component } = wanted;
  const { namespace } = owner.metadata;
  const generateName = `${owner.metadata.name}-`;
  const labels = { ...template.metadata?.labels, ...wanted.labels };
  const draft: KubeDraft = pods.withDefaults({
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: {
      name: wanted.name ?? `${generateName}${context.randomSuffix()}`,
      generateName,
      ...(namespace === undefined ? {} : { namespace }),
      ...(Object.keys(labels).length === 0 ? {} : { labels }),
      ...(template.metadata?.annotations === undefined ? {} : { annotations: template.metadata.annotations }),
      ...(template.metadata?.finalizers === undefined ? {} : { finalizers: template.metadata.finalizers }),
      ownerReferences: [ownerReferenceTo(owner)],
    },
    spec: { ...template.spec, ...wanted.spec },
  });
  try {
    admitWithinQuota(context.store, pods, draft as KubeObject);
  } catch (error) {
    if (!(error instanceof StatusError)) throw error;
    const message = `Error creating: ${error.message}`;
    context.event(owner, { type: 'Warning', reason: 'FailedCreate', message, component });
    return error.message;
  }
  const pod = context.store.create('pods', draft);
  const message = `Created pod: ${pod.metadata.name}`;
  context.event(owner, { type: 'Normal', reason: 'SuccessfulCreate', message, component });
  return pod;
}
