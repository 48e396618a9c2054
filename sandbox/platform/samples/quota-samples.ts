import { quantityNumber } from '#sandbox/kubernetes/quantity.ts';
import { sample, type Scrape } from '#sandbox/platform/scrape.ts';
import type { ScrapedSample } from '#sandbox/prometheus/time-series-store.ts';

/** The ResourceQuotas by the name of kube-state-metrics. */
export function quotaSamples({ cluster }: Scrape): readonly ScrapedSample[] {
  return cluster.store.list('resourcequotas').flatMap(({ metadata, status }) =>
    (['hard', 'used'] as const).flatMap((type) =>
      Object.entries(status?.[type] ?? {}).map(([resource, quantity]) =>
        sample('kube_resourcequota', quantityNumber(quantity), {
          service: 'kube-state-metrics',
          namespace: metadata.namespace ?? '',
          resourcequota: metadata.name,
          resource,
          type,
        }),
      ),
    ),
  );
}
