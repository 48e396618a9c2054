import type { AlertClass } from '#domain/classification.ts';
import type { HistoryRecord } from '#domain/history.ts';
import { withHabits } from './history.ts';
import { pick, seededRandom } from './random.ts';
import type { Random } from './random.ts';
import { situations } from './simulated-situations.ts';
import type { Situation, SimulatedService } from './simulated-situations.ts';

export interface SimulationOptions {
  /** Decides which services there are and what each is prone to: two histories of one world are of the same team. */
  readonly world: number;
  /** Decides what happens. */
  readonly seed: number;
  readonly count: number;
  /** When the history begins; an incident follows every hour or so. */
  readonly from: Date;
}

/** Symptoms that several troubles share: which it is, their words do not say. */
const symptoms = [
  ['ServiceUnhealthy', 'does not pass its health check'],
  ['ServiceDegraded', 'is degraded'],
  ['PodsNotReady', 'has pods that are not ready'],
  ['SloBurn', 'burns its error budget'],
  ['SyntheticUserUnhappy', 'gave the synthetic user a bad time'],
  ['WorkUnfinished', 'has not finished its work'],
] as const;

const serviceNames =
  'anvil birch cobalt delta ember fjord garnet harbor indigo juniper krypton lagoon marble nimbus orchid prairie'.split(
    ' ',
  );
const nightlyHabits: readonly AlertClass[] = ['application.job_failure', 'data.backup_failure', 'data.ingestion_delay'];
const releaseHabits: readonly AlertClass[] = [
  'application.crash_loop',
  'application.deployment_failure',
  'application.oom_kill',
  'application.high_error_rate',
];
const weaknesses: readonly AlertClass[] = [
  'data.database_connections',
  'data.database_performance',
  'data.queue_backlog',
  'application.saturation',
  'application.high_latency',
  'application.resource_throttling',
  'infrastructure.memory_pressure',
];

/** One incident in ten is none of what its situation suggests. */
const oddShare = 0.1;

/**
 * An invented team's history: services with habits (a job at night, releases that go wrong in one way, a weakness of their own, neighbours that fall with
 * them) and alerts whose words leave open what it is. Equal options give an equal history.
 */
export function simulatedHistory({ world, seed, count, from }: SimulationOptions): readonly HistoryRecord[] {
  const services = servicesOf(seededRandom(world));
  const random = seededRandom(seed);
  let at = from.getTime();
  const records = Array.from({ length: count }, (_, index): HistoryRecord => {
    at += Math.ceil(-Math.log(1 - random()) * 3600_000);
    const service = pick(services, random);
    const situation = drawSituation(random);
    const circumstances = situation.circumstances(new Date(at), service, random);
    const [name, symptom] = pick(symptoms, random);
    return {
      id: `simulated-${seed}-${index}`,
      alert: {
        name,
        summary: `${service.name} ${symptom}`,
        description: '',
        labels: { alertname: name, service: service.name },
        annotations: {},
        expression: '',
      },
      context: { service: service.name, classCounts: null, ...circumstances },
      label: random() < oddShare ? pick(weaknesses, random) : situation.label(service, random),
      alternatives: [],
      severityHint: null,
      severity: null,
      reach: { services: 1, tenants: null, tier: null, flowBlocked: false },
      minutesToEscalation: null,
      cause: null,
      runbook: null,
    };
  });
  return withHabits(records);
}

function servicesOf(random: Random): readonly SimulatedService[] {
  return serviceNames.map((name) => ({
    name,
    nightlyHour: Math.floor(random() * 5),
    nightly: pick(nightlyHabits, random),
    release: pick(releaseHabits, random),
    weakness: pick(weaknesses, random),
  }));
}

function drawSituation(random: Random): Situation {
  let left = random();
  for (const situation of situations) {
    left -= situation.share;
    if (left < 0) return situation;
  }
  return pick(situations, random);
}
