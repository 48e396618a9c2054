import { collectDefaultMetrics, Gauge, Registry } from 'prom-client';
import type { Queue } from '#store/queue.ts';

/** What Firebreak tells Prometheus about itself. */
export function createMetrics(queue: Queue): Registry {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  registry.registerMetric(
    new Gauge({
      name: 'firebreak_jobs',
      help: 'Jobs by queue and state.',
      labelNames: ['queue', 'state'] as const,
      registers: [],
      async collect() {
        for (const [name, counts] of Object.entries(await queue.backlog())) {
          for (const [state, count] of Object.entries(counts)) this.set({ queue: name, state }, count);
        }
      },
    }),
  );
  registry.registerMetric(
    new Gauge({
      name: 'firebreak_jobs_overdue_seconds',
      help: 'How long the most patient job of a queue could have run and did not.',
      labelNames: ['queue'] as const,
      registers: [],
      async collect() {
        for (const [name, seconds] of Object.entries(await queue.overdue())) this.set({ queue: name }, seconds);
      },
    }),
  );
  return registry;
}
