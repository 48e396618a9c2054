import { identity, sample, type Scrape } from '#sandbox/platform/scrape.ts';
import type { ScrapedSample } from '#sandbox/prometheus/time-series-store.ts';

/** When the certificates that are shown to the world end, as blackbox_exporter sees them. */
export function certificateSamples({ services, surroundings }: Scrape): readonly ScrapedSample[] {
  return surroundings.certificates.list().flatMap((certificate) => {
    const spec = services.find((service) => service.name === certificate.service);
    if (!spec) return [];
    const labels = { ...identity(spec), instance: `https://${certificate.host}`, certificate: certificate.name };
    return [sample('probe_ssl_earliest_cert_expiry', Math.floor(certificate.notAfterMs / 1000), labels)];
  });
}
