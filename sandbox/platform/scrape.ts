import type { Cluster } from '#sandbox/kubernetes/cluster.ts';
import type { Pod } from '#sandbox/kubernetes/workload-objects.ts';
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

const named = new WeakMap<Labels, Map<string, Labels>>();

/** The same, for labels that stay the same object from scrape to scrape: then the series is found by it at once. */
export function steadySample(name: string, value: number, labels: Labels): ScrapedSample {
  let byName = named.get(labels);
  if (byName === undefined) named.set(labels, (byName = new Map()));
  let full = byName.get(name);
  if (full === undefined) byName.set(name, (full = { __name__: name, ...labels }));
  return { labels: full, value };
}

const identities = new WeakMap<ServiceSpec, Labels>();

/** The labels by which the platform's Prometheus knows whose series it is; always the same object for a service. */
export function identity(spec: ServiceSpec): Labels {
  const known = identities.get(spec);
  if (known) return known;
  const tenant: Labels = spec.tenant === undefined ? {} : { tenant: spec.tenant };
  const labels = { service: spec.name, namespace: spec.namespace, ...tenant };
  identities.set(spec, labels);
  return labels;
}

const podIdentities = new WeakMap<Pod, Labels>();

/** The labels of a service's pod with its container; always the same object while the pod stays as it is. */
export function podIdentity(spec: ServiceSpec, pod: Pod): Labels {
  const known = podIdentities.get(pod);
  if (known) return known;
  const labels = { ...identity(spec), pod: pod.metadata.name, container: spec.name };
  podIdentities.set(pod, labels);
  return labels;
}
