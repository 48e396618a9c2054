import { queueLag } from '#sandbox/platform/message-queue.ts';
import { identity, sample, type Scrape } from '#sandbox/platform/scrape.ts';
import type { ScrapedSample } from '#sandbox/prometheus/time-series-store.ts';

/** The consumer groups by the names of kafka_exporter; a group is called as its service. */
export function queueSamples({ model, services }: Scrape): readonly ScrapedSample[] {
  return model.queues().flatMap(({ spec, state }) => {
    const consumer = services.find((service) => service.name === spec.consumer);
    if (!consumer) return [];
    const labels = { ...identity(consumer), consumergroup: spec.consumer, topic: spec.topic };
    return [
      sample('kafka_consumergroup_lag_sum', queueLag(state), labels),
      sample('kafka_consumergroup_current_offset_sum', Math.floor(state.consumed), labels),
      sample('kafka_consumergroup_members', model.state(spec.consumer).readyPods, labels),
    ];
  });
}
