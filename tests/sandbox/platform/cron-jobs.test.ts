import { expect, it } from 'vitest';
import { cronJobCatalogue, cronJobsOf } from '#sandbox/platform/cron-jobs.ts';
import { serviceCatalogue } from '#sandbox/platform/service-catalogue.ts';

it('has nightly jobs of services that exist', () => {
  for (const { service, schedule } of cronJobCatalogue) {
    expect(serviceCatalogue.map((spec) => spec.name)).toContain(service);
    expect(schedule).toMatch(/^\d{1,2} \d{1,2} \* \* \*$/);
  }
  expect(cronJobsOf('auth')).toEqual([]);
});
