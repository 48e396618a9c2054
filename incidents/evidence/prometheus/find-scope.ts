import type { PrometheusClient } from '#clients/prometheus.ts';
import type { EvidenceQuestion } from '#incidents/evidence/evidence-source.ts';
import type { Notebook } from '#incidents/evidence/notebook.ts';
import { ofPods, ownMatchers, storeMatchers, type MetricScope } from './metric-scope.ts';

/**
 * Finds how the exporters at hand name the service: which label carries it for which metric, on which nodes it runs, how often is scraped. Asked once,
 * so that every later query names exactly what it means and can be read where it is cited.
 */
export async function findScope(
  { deps, incident }: EvidenceQuestion,
  service: string,
  prometheus: PrometheusClient,
  notebook: Notebook,
): Promise<MetricScope> {
  const { services } = deps.policy;
  const bare: MetricScope = {
    service,
    namespace: incident.namespace ?? services[service]?.namespace ?? null,
    callees: services[service]?.dependsOn ?? [],
    known: new Set([...Object.keys(services), service]),
    nodes: [],
    ownLabels: new Map(),
    storeLabels: new Map(),
    windowS: 120,
  };
  const ask = (part: string, query: string) => notebook.ask(part, () => prometheus.query(query));
  const labelsOf = async (matchers: readonly string[]): Promise<ReadonlyMap<string, string>> => {
    const found = await Promise.all(
      matchers.map((one) => ask('names of the metrics', `count by (__name__) ({${one}})`)),
    );
    return firstOfEach(matchers.map((one, place) => [one, namesIn(found[place]?.series ?? [])] as const));
  };
  const placed = ['kube_pod_info', 'container_cpu_usage_seconds_total'].map((metric) => ofPods(bare, metric));
  const [ownLabels, storeLabels, places, scrapes] = await Promise.all([
    labelsOf(ownMatchers(bare)),
    labelsOf(storeMatchers(bare)),
    ask('nodes of the service', `count by (node) (${placed.join(' or ')})`),
    ask('distance of the scrapes', 'max(count_over_time(up[1m]))'),
  ]);
  const nodes = (places?.series ?? []).map(({ labels }) => labels['node'] ?? '').filter((node) => node !== '');
  const isDense = (scrapes?.series[0]?.value ?? 0) >= 3;
  return { ...bare, nodes, ownLabels, storeLabels, windowS: isDense ? 60 : 120 };
}

function namesIn(series: readonly { readonly labels: Readonly<Record<string, string>> }[]): readonly string[] {
  return series.map(({ labels }) => labels['__name__'] ?? '');
}

/** For each metric the first matchers under which it was found. */
function firstOfEach(found: readonly (readonly [string, readonly string[]])[]): ReadonlyMap<string, string> {
  return new Map(found.toReversed().flatMap(([matchers, names]) => names.map((name) => [name, matchers] as const)));
}
