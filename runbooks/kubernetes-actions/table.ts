import type { KubernetesAction } from '#runbooks/kubernetes/kubernetes-action.ts';
import { cordon } from './cordon.ts';
import { deleteEvictedPods } from './delete-evicted-pods.ts';
import { deletePod } from './delete-pod.ts';
import { describe } from './describe.ts';
import { drain } from './drain.ts';
import { events } from './events.ts';
import { evict } from './evict.ts';
import { expandPvc } from './expand-pvc.ts';
import { logs } from './logs.ts';
import { patch } from './patch.ts';
import { rollback } from './rollback.ts';
import { rolloutRestart } from './rollout-restart.ts';
import { runJob } from './run-job.ts';
import { scale } from './scale.ts';
import { setImage } from './set-image.ts';
import { setResources } from './set-resources.ts';
import { uncordon } from './uncordon.ts';

/** Every action of the kubernetes step, by the word after `action:`. */
export const kubernetesActions = {
  rollout_restart: rolloutRestart,
  rollback,
  scale,
  set_resources: setResources,
  set_image: setImage,
  patch,
  delete_pod: deletePod,
  evict,
  cordon,
  uncordon,
  drain,
  delete_evicted_pods: deleteEvictedPods,
  expand_pvc: expandPvc,
  run_job: runJob,
  logs,
  describe,
  events,
} as const satisfies Record<string, KubernetesAction>;
