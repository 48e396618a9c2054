import type { Cause } from './cause.ts';

export const volumeMountFailure: Cause = {
  id: 'volume_mount_failure',
  title: 'A volume cannot be mounted',
  description: 'A volume is attached elsewhere, does not exist, or its driver fails.',
  looksLike: 'Pods stay in ContainerCreating; events say FailedMount or FailedAttachVolume; there is no log.',
  priorByClass: {
    'infrastructure.storage_volume': 0.2,
    'data.datastore_down': 0.08,
    'application.deployment_failure': 0.04,
    'application.service_down': 0.02,
  },
  evidence: {
    volume_mount_failing: { ratioIfPresent: 60, ratioIfAbsent: 0.08 },
    only_new_pods_fail: { ratioIfPresent: 13, ratioIfAbsent: 0.62 },
    volume_claim_pending: { ratioIfPresent: 15, ratioIfAbsent: 0.71 },
    replicas_unavailable: { ratioIfPresent: 4, ratioIfAbsent: 0.19 },
    pods_restarting: { ratioIfPresent: 0.53, ratioIfAbsent: 1.08 },
    pods_crash_looping: { ratioIfPresent: 0.5, ratioIfAbsent: 1.03 },
  },
  remedies: [],
  remedy:
    'Free the volume from the node that holds it, or mend the claim or its driver; the kubelet then tries again by itself.',
};
