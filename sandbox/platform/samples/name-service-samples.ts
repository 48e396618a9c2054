import { sample, type Scrape } from '#sandbox/platform/scrape.ts';
import type { ScrapedSample } from '#sandbox/prometheus/time-series-store.ts';

const labels = { service: 'kube-dns', namespace: 'kube-system', server: 'dns://:53', zone: '.' };

/** The cluster's DNS by the name of CoreDNS's own metric. */
export function nameServiceSamples({ model }: Scrape): readonly ScrapedSample[] {
  return Object.entries(model.dnsAnswers()).map(([rcode, count]) =>
    sample('coredns_dns_responses_total', Math.floor(count), { ...labels, rcode }),
  );
}
