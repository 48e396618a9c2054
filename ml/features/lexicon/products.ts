import { addMetrics, emptyMetricIndex } from './metric-index.ts';
import type { MetricIndex } from './metric-index.ts';
import { productsOf } from './product-list.ts';
import { applications } from './products/applications.ts';
import { backups } from './products/backups.ts';
import { caches } from './products/caches.ts';
import { certificates } from './products/certificates.ts';
import { clouds } from './products/clouds.ts';
import { controlPlane } from './products/control-plane.ts';
import { databases } from './products/databases.ts';
import { delivery } from './products/delivery.ts';
import { defences, identities } from './products/identities.ts';
import { hardware, hosts, hypervisors } from './products/machines.ts';
import { monitoring } from './products/monitoring.ts';
import { networks } from './products/networks.ts';
import { operators } from './products/operators.ts';
import { pipelines } from './products/pipelines.ts';
import { proxies } from './products/proxies.ts';
import { queues } from './products/queues.ts';
import { runtimes } from './products/runtimes.ts';
import { searches } from './products/searches.ts';
import { storages } from './products/storages.ts';
import { jobs, workloads } from './products/workloads.ts';
import type { Kind, Topic } from './topics.ts';

/** The lists of products by kind, each as `productsOf` reads it. */
export const productLists: Readonly<Record<Kind, string>> = {
  database: databases,
  cache: caches,
  search: searches,
  queue: queues,
  pipeline: pipelines,
  backup: backups,
  monitoring,
  'control-plane': controlPlane,
  operator: operators,
  delivery,
  network: networks,
  proxy: proxies,
  storage: storages,
  host: hosts,
  hypervisor: hypervisors,
  hardware,
  cloud: clouds,
  runtime: runtimes,
  workload: workloads,
  job: jobs,
  certificate: certificates,
  identity: identities,
  defence: defences,
  application: applications,
};

/** Whose metric it is, by the beginnings of its name. */
export function metricKinds(): MetricIndex<Topic> {
  const index = emptyMetricIndex<Topic>();
  for (const [kind, list] of Object.entries(productLists)) {
    for (const { metrics } of productsOf(list)) addMetrics(index, metrics, `kind:${kind as Kind}`);
  }
  return index;
}
