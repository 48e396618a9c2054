import type { DeploymentAction } from '#runbooks/deployment-action.ts';
import { stepAnnotation } from '#runbooks/ports.ts';
import { replicasWanted, type ReplicasRequest } from '#runbooks/replicas-wanted.ts';

/** Sets how many pods a deployment runs. A relative change is fixed to a number before it is made. */
export function scale(request: ReplicasRequest): DeploymentAction {
  return {
    verb: 'scale',
    plan: (deployment, variables) => {
      const wanted = replicasWanted(request, deployment.replicas, variables);
      if (!wanted.ok) return { kind: 'refuse', reason: wanted.reason };
      if (wanted.replicas === deployment.replicas) {
        return { kind: 'nothing', summary: `it has ${wanted.replicas} replicas already` };
      }
      return { kind: 'change', replicas: wanted.replicas };
    },
    write: (port, { namespace, name, resourceVersion }, { key, replicas, dryRun }) =>
      port.scale({ namespace, name, replicas, key, dryRun, resourceVersion }),
    mark: (deployment) => deployment.annotations[stepAnnotation],
    undone: (deployment, memo) =>
      deployment.replicas === memo.replicas
        ? null
        : `something else set ${deployment.replicas} replicas since (a HorizontalPodAutoscaler?)`,
    achieved: (deployment, memo) => deployment.replicas === memo.replicas,
    said: (target, deployment, memo) =>
      `scaled deployment ${target} from ${memo.from} to ${memo.replicas}: ${deployment.readyReplicas} of ${deployment.replicas} pods ready`,
  };
}
