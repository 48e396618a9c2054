import type { Cause } from './cause.ts';

export const unschedulablePods: Cause = {
  id: 'unschedulable_pods',
  title: 'Pods fit on no node',
  description: 'No node has the room, or is allowed, for pods that want to run.',
  looksLike: 'Pods stay Pending; events say FailedScheduling with what the nodes lack.',
  priorByClass: {
    'infrastructure.capacity_quota': 0.23,
    'application.deployment_failure': 0.08,
    'application.service_down': 0.02,
    'infrastructure.cpu_saturation': 0.02,
    'data.datastore_down': 0.02,
  },
  evidence: {
    pods_unschedulable: { ratioIfPresent: 60, ratioIfAbsent: 0.08 },
    only_new_pods_fail: { ratioIfPresent: 10, ratioIfAbsent: 0.72 },
    replicas_unavailable: { ratioIfPresent: 4, ratioIfAbsent: 0.25 },
    rollout_stuck: { ratioIfPresent: 6.5, ratioIfAbsent: 0.64 },
    recent_rollout: { ratioIfPresent: 2.5, ratioIfAbsent: 0.76 },
    quota_refuses_pods: { ratioIfPresent: 0.3, ratioIfAbsent: 1.01 },
    pods_crash_looping: { ratioIfPresent: 0.5, ratioIfAbsent: 1.03 },
    pods_restarting: { ratioIfPresent: 0.67, ratioIfAbsent: 1.06 },
  },
  remedies: ['stuck-rollout-describe'],
  remedy: 'Add nodes, lower the requests, or mend the selector, affinity or toleration that rules the nodes out.',
};
