/** Work that a service has done at night. */
export interface CronJobSpec {
  readonly name: string;
  readonly service: string;
  /** In UTC, five fields. */
  readonly schedule: string;
  /** How long a run takes. */
  readonly runsForMs: number;
  /** What it writes when it cannot do its work. */
  readonly failure: string;
}

export const cronJobCatalogue: readonly CronJobSpec[] = [
  {
    name: 'premium-statements',
    service: 'billing-api',
    schedule: '15 2 * * *',
    runsForMs: 6000,
    failure: 'ERROR smtp relay.northwind.example:587: dial tcp 10.96.40.7:587: i/o timeout; 0 of 1840 statements sent',
  },
  {
    name: 'directory-import',
    service: 'provider-directory',
    schedule: '40 3 * * *',
    runsForMs: 8000,
    failure: 'ERROR GET https://feed.registry.example/daily.csv: 502 Bad Gateway; nothing imported',
  },
];

export function cronJobsOf(service: string): readonly CronJobSpec[] {
  return cronJobCatalogue.filter((spec) => spec.service === service);
}
