import type { Cause } from './cause.ts';

export const queueBacklog: Cause = {
  id: 'queue_backlog',
  title: 'Consumers do not keep up',
  description: 'Messages arrive faster than the consumers take them, or the consumers stand still.',
  looksLike: 'The lag of the consumer group grows steadily; the consumers are up, and busy or stuck.',
  priorByClass: {
    'data.queue_backlog': 0.6,
    'data.ingestion_delay': 0.3,
    'data.pipeline_failure': 0.19,
    'application.saturation': 0.03,
  },
  evidence: {
    queue_lag_growing: { ratioIfPresent: 32, ratioIfAbsent: 0.08 },
    consumption_stalled: { ratioIfPresent: 15, ratioIfAbsent: 0.71 },
    traffic_above_baseline: { ratioIfPresent: 3.5, ratioIfAbsent: 0.85 },
    same_message_repeats: { ratioIfPresent: 0.3, ratioIfAbsent: 1.01 },
    log_message_rejected: { ratioIfPresent: 0.4, ratioIfAbsent: 1.01 },
    recent_rollout: { ratioIfPresent: 0.53, ratioIfAbsent: 1.08 },
  },
  remedies: ['queue-backlog-scale-consumers'],
  remedy: 'Scale the consumers, or restart those that are stuck.',
};
