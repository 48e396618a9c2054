import type { Cause } from './cause.ts';

export const garbageCollectionPressure: Cause = {
  id: 'garbage_collection_pressure',
  title: 'The garbage collector takes the time',
  description: 'The heap is so full that collecting garbage takes a large share of the time.',
  looksLike: 'Pauses and CPU rise together with the heap; latency has long tails; traffic is as usual.',
  priorByClass: {
    'infrastructure.memory_pressure': 0.2,
    'application.saturation': 0.07,
    'application.high_latency': 0.04,
    'infrastructure.cpu_saturation': 0.03,
  },
  evidence: {
    gc_time_high: { ratioIfPresent: 48, ratioIfAbsent: 0.08 },
    log_heap_exhausted: { ratioIfPresent: 30, ratioIfAbsent: 0.71 },
    memory_near_limit: { ratioIfPresent: 10, ratioIfAbsent: 0.53 },
    latency_above_objective: { ratioIfPresent: 2.5, ratioIfAbsent: 0.31 },
    cpu_saturated: { ratioIfPresent: 7, ratioIfAbsent: 0.54 },
    containers_oom_killed: { ratioIfPresent: 1.5, ratioIfAbsent: 0.99 },
  },
  remedies: ['memory-pressure-restart'],
  remedy: 'Restart for relief, give the heap more room, and look for what fills it.',
};
