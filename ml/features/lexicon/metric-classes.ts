import type { AlertClass } from '#domain/classification.ts';
import { addMetrics, emptyMetricIndex } from './metric-index.ts';
import type { MetricIndex } from './metric-index.ts';
import { databaseMetrics } from './metrics/databases.ts';
import { kubernetesMetrics } from './metrics/kubernetes.ts';
import { machineMetrics } from './metrics/machines.ts';
import { observabilityMetrics } from './metrics/observability.ts';
import { replicationMetrics } from './metrics/replication.ts';
import { requestMetrics } from './metrics/requests.ts';
import { securityMetrics } from './metrics/security.ts';
import { serviceMetrics } from './metrics/services.ts';
import { storageMetrics } from './metrics/storage.ts';
import { streamMetrics } from './metrics/streams.ts';
import type { Topic } from './topics.ts';

const tables: readonly Partial<Record<AlertClass, string>>[] = [
  kubernetesMetrics,
  machineMetrics,
  storageMetrics,
  databaseMetrics,
  replicationMetrics,
  streamMetrics,
  requestMetrics,
  serviceMetrics,
  securityMetrics,
  observabilityMetrics,
];

/**
 * Well-known metrics and the class that an alert on them nearly always has, as hints. Named from the exporters' and vendors' documentation and from
 * the names that services commonly choose for themselves; a name that nobody writes costs nothing.
 */
export function metricClasses(): MetricIndex<Topic> {
  const index = emptyMetricIndex<Topic>();
  for (const table of tables) {
    for (const [label, list] of Object.entries(table)) addMetrics(index, list, `hint:${label as AlertClass}`);
  }
  return index;
}
