import type { AlertClass } from '#domain/classification.ts';
import type { AlertContext } from '#domain/history.ts';
import { pick } from './random.ts';
import type { Random } from './random.ts';

/** What an invented service is prone to. */
export interface SimulatedService {
  readonly name: string;
  /** When its nightly job runs, UTC, and what goes wrong with it. */
  readonly nightlyHour: number;
  readonly nightly: AlertClass;
  /** What a bad release of it does. */
  readonly release: AlertClass;
  /** What befalls it without any occasion. */
  readonly weakness: AlertClass;
}

type Circumstances = Omit<AlertContext, 'service' | 'classCounts'>;

/** One way in which an invented incident comes about. */
export interface Situation {
  /** How often, of all incidents; the shares add up to 1. */
  readonly share: number;
  label(service: SimulatedService, random: Random): AlertClass;
  /** What was seen around it, near the given time. */
  circumstances(at: Date, service: SimulatedService, random: Random): Circumstances;
}

const outages: readonly AlertClass[] = [
  'infrastructure.node_failure',
  'infrastructure.network',
  'application.dependency_failure',
];
const meanMinutesBetweenReleases = 2880;

function anyTime(at: Date, random: Random): Circumstances {
  return {
    at,
    minutesSinceDeployment: Math.round(-Math.log(1 - random()) * meanMinutesBetweenReleases),
    minutesSinceRollback: random() < 0.05 ? Math.round(random() * 600) : null,
    firingAlerts: Math.floor(random() * 5),
  };
}

/** The situations: an ordinary day, a release, a night's job, a release taken back, an outage around it. */
export const situations: readonly Situation[] = [
  {
    share: 0.35,
    label: ({ weakness }) => weakness,
    circumstances: (at, _service, random) => anyTime(at, random),
  },
  {
    share: 0.25,
    label: ({ release }) => release,
    circumstances: (at, _service, random) => ({
      ...anyTime(at, random),
      minutesSinceDeployment: 1 + Math.floor(random() * 24),
    }),
  },
  {
    share: 0.15,
    label: ({ nightly }) => nightly,
    circumstances: (at, { nightlyHour }, random) => {
      const night = new Date(at);
      night.setUTCHours(nightlyHour, Math.floor(random() * 60));
      return anyTime(night, random);
    },
  },
  {
    share: 0.05,
    label: () => 'application.deployment_failure',
    circumstances: (at, _service, random) => ({
      ...anyTime(at, random),
      minutesSinceRollback: 1 + Math.floor(random() * 20),
    }),
  },
  {
    share: 0.2,
    label: (_service, random) => pick(outages, random),
    circumstances: (at, _service, random) => ({ ...anyTime(at, random), firingAlerts: 8 + Math.floor(random() * 40) }),
  },
];
