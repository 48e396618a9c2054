import { kubernetesAccess, type KubernetesAccess } from './kubernetes/access.ts';
import { kubernetesDeployments, type KubernetesDeployments } from './kubernetes/deployments.ts';
import { kubernetesEvents, type KubernetesEvents } from './kubernetes/events.ts';
import { type KubernetesOptions, openKubernetesConnection } from './kubernetes/kubernetes-connection.ts';
import { kubernetesNodes, type KubernetesNodes } from './kubernetes/nodes.ts';
import { kubernetesPods, type KubernetesPods } from './kubernetes/pods.ts';
import { kubernetesReplicaSets, type KubernetesReplicaSets } from './kubernetes/replica-sets.ts';
import { rolloutComplete } from './kubernetes/rollout-complete.ts';

export interface ClusterVersion {
  /** E.g. `v1.32.4`. */
  readonly gitVersion: string;
  readonly platform: string;
}

/**
 * The part of the Kubernetes API that Firebreak uses. Throws nothing but OutsideError with the system `kubernetes`;
 * the verdict is `uncertain` for a change whose answer was lost, and the step annotation tells what became of it.
 */
export interface KubernetesClient
  extends
    KubernetesDeployments,
    KubernetesReplicaSets,
    KubernetesPods,
    KubernetesEvents,
    KubernetesNodes,
    KubernetesAccess {
  /** Whether a rollout has come to its end; decides from the view alone. */
  readonly rolloutComplete: typeof rolloutComplete;
  version(): Promise<ClusterVersion>;
  /** Lets the requests under way end and closes the connections. */
  close(): Promise<void>;
}

/**
 * A client for one cluster. Reads the kubeconfig at once (`invalid_kubeconfig` when it is unusable) and connects with
 * the first request.
 */
export function createKubernetesClient(options: KubernetesOptions): KubernetesClient {
  const connection = openKubernetesConnection(options);
  const deployments = kubernetesDeployments(connection);
  return {
    ...deployments,
    ...kubernetesReplicaSets(connection, deployments),
    ...kubernetesPods(connection),
    ...kubernetesEvents(connection),
    ...kubernetesNodes(connection),
    ...kubernetesAccess(connection),
    rolloutComplete,
    async version() {
      const request = { verb: 'get', resource: 'version', group: '', effect: 'read' } as const;
      return connection.call(request, async () => {
        const { gitVersion, platform } = await connection.version.getCode();
        if (!gitVersion) throw new Error('the answer is not a version');
        return { gitVersion, platform };
      });
    },
    close: connection.close,
  };
}
