import type { Cause } from './cause.ts';

export const quotaExceeded: Cause = {
  id: 'quota_exceeded',
  title: 'A quota is used up',
  namedBy: ['quota_fully_used'],
  description: 'The namespace may make no more pods, or no pods of that size.',
  looksLike: 'A replica set reports FailedCreate with "exceeded quota"; no pod exists that could be looked at.',
  priorByClass: {
    'infrastructure.capacity_quota': 0.36,
    'application.deployment_failure': 0.1,
    'application.job_failure': 0.03,
  },
  evidence: {
    quota_refuses_pods: { ratioIfPresent: 60, ratioIfAbsent: 0.08 },
    quota_fully_used: { ratioIfPresent: 45, ratioIfAbsent: 0.1 },
    rollout_stuck: { ratioIfPresent: 8.5, ratioIfAbsent: 0.53 },
    recent_rollout: { ratioIfPresent: 4, ratioIfAbsent: 0.47 },
    replicas_unavailable: { ratioIfPresent: 3, ratioIfAbsent: 0.5 },
    pods_unschedulable: { ratioIfPresent: 0.67, ratioIfAbsent: 1.01 },
    pods_crash_looping: { ratioIfPresent: 0.5, ratioIfAbsent: 1.03 },
  },
  remedies: ['quota-exceeded-raise'],
  remedy: 'Raise the quota, or free what need not run in the namespace.',
};
