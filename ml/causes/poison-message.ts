import type { Cause } from './cause.ts';

export const poisonMessage: Cause = {
  id: 'poison_message',
  title: 'A message that no consumer survives',
  description: 'One message crashes or blocks every consumer that takes it, and comes back.',
  looksLike: 'The log names the same offset or id at every crash; the lag grows although the consumers restart.',
  priorByClass: {
    'data.queue_backlog': 0.15,
    'data.data_quality': 0.15,
    'data.pipeline_failure': 0.11,
    'data.ingestion_delay': 0.06,
    'application.crash_loop': 0.05,
  },
  evidence: {
    same_message_repeats: { ratioIfPresent: 60, ratioIfAbsent: 0.2 },
    log_message_rejected: { ratioIfPresent: 42, ratioIfAbsent: 0.15 },
    queue_lag_growing: { ratioIfPresent: 27, ratioIfAbsent: 0.21 },
    consumption_stalled: { ratioIfPresent: 25, ratioIfAbsent: 0.51 },
    pods_crash_looping: { ratioIfPresent: 8.5, ratioIfAbsent: 0.53 },
    pods_restarting: { ratioIfPresent: 4.5, ratioIfAbsent: 0.35 },
    recent_rollout: { ratioIfPresent: 0.67, ratioIfAbsent: 1.06 },
  },
  remedies: [],
  remedy: 'Set the message aside (skip its offset, or move it to the dead letters), then mend what cannot read it.',
};
