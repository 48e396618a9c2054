import type { ResourceKind } from './resource-kind.ts';
import { configMaps } from './resources/config-maps.ts';
import { controllerRevisions } from './resources/controller-revisions.ts';
import { cronJobs, cronJobsV1Beta1 } from './resources/cron-jobs.ts';
import { daemonSets } from './resources/daemon-sets.ts';
import { deployments } from './resources/deployments.ts';
import { eventsK8sIo } from './resources/events-k8s-io.ts';
import { events } from './resources/events.ts';
import { horizontalPodAutoscalersV1 } from './resources/horizontal-pod-autoscalers-v1.ts';
import { horizontalPodAutoscalers } from './resources/horizontal-pod-autoscalers.ts';
import { jobs } from './resources/jobs.ts';
import { leases } from './resources/leases.ts';
import { namespaces } from './resources/namespaces.ts';
import { networkPolicies } from './resources/network-policies.ts';
import { nodes } from './resources/nodes.ts';
import { persistentVolumeClaims } from './resources/persistent-volume-claims.ts';
import { persistentVolumes } from './resources/persistent-volumes.ts';
import { podDisruptionBudgets, podDisruptionBudgetsV1Beta1 } from './resources/pod-disruption-budgets.ts';
import { pods } from './resources/pods.ts';
import { replicaSets } from './resources/replica-sets.ts';
import { resourceQuotas } from './resources/resource-quotas.ts';
import { secrets } from './resources/secrets.ts';
import { services } from './resources/services.ts';
import { statefulSets } from './resources/stateful-sets.ts';
import { storageClasses } from './resources/storage-classes.ts';

/** Every resource the sandbox's cluster serves; discovery, OpenAPI and routing read this table. */
export const resourceTable: readonly ResourceKind[] = [
  configMaps,
  events,
  namespaces,
  nodes,
  persistentVolumeClaims,
  persistentVolumes,
  pods,
  resourceQuotas,
  secrets,
  services,
  controllerRevisions,
  daemonSets,
  deployments,
  replicaSets,
  statefulSets,
  horizontalPodAutoscalers,
  horizontalPodAutoscalersV1,
  cronJobs,
  cronJobsV1Beta1,
  jobs,
  leases,
  eventsK8sIo,
  networkPolicies,
  podDisruptionBudgets,
  podDisruptionBudgetsV1Beta1,
  storageClasses,
];

export function findResource(group: string, version: string, plural: string): ResourceKind | undefined {
  return resourceTable.find((kind) => kind.group === group && kind.version === version && kind.plural === plural);
}
