import { z } from 'zod';
import { kubernetesAccess, type KubernetesAccess } from './kubernetes/access.ts';
import { kubernetesDeployments, type KubernetesDeployments } from './kubernetes/deployments.ts';
import { type KubernetesOptions, openKubernetesConnection } from './kubernetes/kubernetes-connection.ts';
import { kubernetesNetworkPolicies, type KubernetesNetworkPolicies } from './kubernetes/network-policies.ts';
import { kubernetesNodes, type KubernetesNodes } from './kubernetes/nodes.ts';
import { objectReads } from './kubernetes/object-reads.ts';
import { kubernetesObjectTimes, type KubernetesObjectTimes } from './kubernetes/object-times.ts';
import { objectWrites } from './kubernetes/object-writes.ts';
import type { KubernetesObjects } from './kubernetes/objects.ts';
import { podLogs, type PodLogs } from './kubernetes/pod-logs.ts';
import { kubernetesPods, type KubernetesPods } from './kubernetes/pods.ts';
import { kubernetesReplicaSets, type KubernetesReplicaSets } from './kubernetes/replica-sets.ts';
import { servedVersions } from './kubernetes/served-versions.ts';

export interface ClusterVersion {
  /** E.g. `v1.32.4`. */
  readonly gitVersion: string;
  readonly platform: string;
}

/**
 * The part of the Kubernetes API that Firebreak uses: the objects themselves, and views of some for evidence. Throws
 * nothing but OutsideError with the system `kubernetes`; the verdict is `uncertain` for a change whose answer was lost.
 */
export interface KubernetesClient
  extends
    KubernetesObjects,
    PodLogs,
    KubernetesAccess,
    KubernetesDeployments,
    KubernetesReplicaSets,
    KubernetesPods,
    KubernetesNodes,
    KubernetesNetworkPolicies,
    KubernetesObjectTimes {
  version(): Promise<ClusterVersion>;
  /** Lets the requests under way end and closes the connections. */
  close(): Promise<void>;
}

const versionSchema = z.object({ gitVersion: z.string().min(1), platform: z.string() });

/**
 * A client for one cluster. Reads the kubeconfig at once (`invalid_kubeconfig` when it is unusable) and connects with
 * the first request.
 */
export function createKubernetesClient(options: KubernetesOptions): KubernetesClient {
  const connection = openKubernetesConnection(options);
  const versions = servedVersions(connection);
  const reads = objectReads(connection, versions);
  const deployments = kubernetesDeployments(reads);
  return {
    get: (ref, options) => reads.one(ref, (object) => object, options),
    list: (kind, namespace, selectors, options) => reads.all(kind, namespace, (object) => object, selectors, options),
    ...objectWrites(connection, versions),
    ...podLogs(connection),
    ...kubernetesAccess(connection),
    ...deployments,
    ...kubernetesReplicaSets(reads, deployments),
    ...kubernetesPods(reads),
    ...kubernetesNodes(reads),
    ...kubernetesNetworkPolicies(connection),
    ...kubernetesObjectTimes(connection),
    version: () =>
      connection.call(
        { verb: 'get', resource: 'version', group: '', effect: 'read' },
        { method: 'GET', path: '/version' },
        (body) => versionSchema.parse(JSON.parse(body)),
      ),
    close: connection.close,
  };
}
