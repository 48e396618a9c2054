import type { HistoryRecord } from '#domain/history.ts';
import { severities } from '#domain/severity.ts';
import { pick, seededRandom, type Random } from '#ml/training/random.ts';

/** The log-odds that a simulated team's severities follow, against sev4 … sev1 at the cuts. */
export const trueOdds = { hint: 2, tier: 2.5, flowBlocked: 3, services: 2, security: 1.5, night: 0 } as const;
const trueCuts = [0.5, 2.5, 4.5] as const;

const labels = [
  'application.high_latency',
  'infrastructure.disk_pressure',
  'data.queue_backlog',
  'security.unauthorized_access',
] as const;

/** Past incidents of an invented team whose severities follow `trueOdds` and chance; one an hour, oldest first. */
export function simulatedHistory(count: number, seed: number): readonly HistoryRecord[] {
  const random = seededRandom(seed);
  return Array.from({ length: count }, (_, index) => oneIncident(index, random));
}

/** The same incidents, with severities that follow nothing. */
export function meaninglessHistory(count: number, seed: number): readonly HistoryRecord[] {
  const random = seededRandom(seed + 1);
  return simulatedHistory(count, seed).map((record) => ({ ...record, severity: pick(severities, random) }));
}

function oneIncident(index: number, random: Random): HistoryRecord {
  const label = pick(labels, random);
  const severityHint = pick(severities, random);
  const tier = 1 + Math.floor(random() * 4);
  const services = 1 + Math.floor(random() ** 3 * 8);
  const flowBlocked = random() < 0.1;
  const score =
    (trueOdds.hint * (3 - severities.indexOf(severityHint))) / 3 +
    (trueOdds.tier * (4 - tier)) / 3 +
    (flowBlocked ? trueOdds.flowBlocked : 0) +
    (trueOdds.services * Math.log2(services)) / 3 +
    (label === 'security.unauthorized_access' ? trueOdds.security : 0);
  const uniform = random();
  const reached = score + Math.log(uniform / (1 - uniform));
  const level = trueCuts.filter((cut) => reached >= cut).length;
  return {
    id: `past-${index}`,
    alert: { name: 'Something', summary: '', description: '', labels: {}, annotations: {}, expression: '' },
    context: {
      service: pick(['claims', 'billing', 'auth'], random),
      at: new Date(Date.UTC(2026, 0, 1) + index * 3_600_000),
      minutesSinceDeployment: null,
      minutesSinceRollback: null,
      firingAlerts: null,
      classCounts: null,
    },
    label,
    alternatives: [],
    severityHint,
    severity: severities[3 - level] ?? 'sev4',
    reach: { services, tenants: null, tier, flowBlocked },
    minutesToEscalation: null,
    cause: null,
    runbook: null,
  };
}
