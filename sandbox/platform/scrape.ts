import type { Cluster } from '#sandbox/kubernetes/cluster.ts';
import type { Labels, ScrapedSample } from '#sandbox/prometheus/time-series-store.ts';
import type { CpuMeter } from './cpu-meter.ts';
import type { Model } from './model.ts';
import type { ServiceSpec } from './service-spec.ts';
import type { Surroundings } from './surroundings.ts';

/** What there is to measure when Prometheus comes by. */
export interface Scrape {
  readonly model: Model;
  readonly cluster: Cluster;
  readonly services: readonly ServiceSpec[];
  readonly surroundings: Surroundings;
  readonly cpu: CpuMeter;
}

/** One exporter: what it shows of the platform. */
export type Collector = (scrape: Scrape) => readonly ScrapedSample[];

export function sample(name: string, value: number, labels: Labels): ScrapedSample {
  return { labels: { __name__: name, ...labels }, value };
}

/** The labels by which the platform's Prometheus knows whose series it is. */
export function identity(spec: ServiceSpec): Labels {
  return {
    service: spec.name,
    namespace: spec.namespace,
    ...(spec.tenant === undefined ? {} : { tenant: spec.tenant }),
  };
}
