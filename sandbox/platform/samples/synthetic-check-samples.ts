import { identity, sample, type Scrape } from '#sandbox/platform/scrape.ts';
import type { ScrapedSample } from '#sandbox/prometheus/time-series-store.ts';

/** The check of every service from one place outside the platform. */
export function syntheticCheckSamples({ model, services }: Scrape): readonly ScrapedSample[] {
  return services
    .filter((spec) => spec.database === undefined)
    .map((spec) =>
      sample('synthetic_check_success', model.failsSyntheticCheck(spec.name) ? 0 : 1, {
        ...identity(spec),
        probe: 'ap-southeast-2',
      }),
    );
}
