import type { Cause } from './cause.ts';

export const hungProcess: Cause = {
  id: 'hung_process',
  title: 'The process hangs',
  description: 'The process lives and holds its port, and answers nothing: a deadlock, or all workers blocked.',
  looksLike: 'CPU and log go quiet while connections pile up; the pod may still pass for ready; only a restart helps.',
  priorByClass: {
    'application.service_down': 0.2,
    'application.high_error_rate': 0.06,
    'application.high_latency': 0.05,
    'application.saturation': 0.04,
    'observability.monitoring_down': 0.05,
    'application.traffic_anomaly': 0.03,
  },
  evidence: {
    pods_ready_but_silent: { ratioIfPresent: 25, ratioIfAbsent: 0.51 },
    log_threads_blocked: { ratioIfPresent: 30, ratioIfAbsent: 0.41 },
    cpu_fell: { ratioIfPresent: 12, ratioIfAbsent: 0.52 },
    pods_unready: { ratioIfPresent: 5, ratioIfAbsent: 0.56 },
    service_not_answering: { ratioIfPresent: 8.5, ratioIfAbsent: 0.53 },
    traffic_below_baseline: { ratioIfPresent: 5, ratioIfAbsent: 0.65 },
    probe_failing: { ratioIfPresent: 4.5, ratioIfAbsent: 0.61 },
    recent_rollout: { ratioIfPresent: 0.67, ratioIfAbsent: 1.06 },
    containers_oom_killed: { ratioIfPresent: 0.4, ratioIfAbsent: 1.01 },
  },
  remedies: ['hung-pod-delete', 'hung-service-restart'],
  remedy: 'Restart what hangs; take a thread dump first if somebody can.',
};
