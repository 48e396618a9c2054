import { identity, sample, type Scrape } from '#sandbox/platform/scrape.ts';
import type { ScrapedSample } from '#sandbox/prometheus/time-series-store.ts';

/** The calls to companies outside the platform, as the services measure them, and the flags that turn them off. */
export function outsideCallSamples({ model, services, surroundings }: Scrape): readonly ScrapedSample[] {
  return services.flatMap((spec) => [
    ...model.outsideCalls(spec.name).map(({ flag, p99Seconds }) =>
      sample('http_client_requests_seconds', p99Seconds, {
        ...identity(spec),
        client_name: flag.host,
        feature_flag: flag.key,
        quantile: '0.99',
      }),
    ),
    ...surroundings.flags
      .list()
      .filter((flag) => flag.service === spec.name)
      .map((flag) => sample('feature_flag_enabled', flag.enabled ? 1 : 0, { ...identity(spec), flag: flag.key })),
  ]);
}
