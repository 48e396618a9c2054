import type { ClassOrUnknown } from '#domain/classification.ts';
import { worseSeverity } from '#domain/severity.ts';
import type { Severity } from '#domain/severity.ts';

/** What severity is judged by. */
export interface SeverityFacts {
  /** What the sender said, if anything. */
  readonly hint: Severity | null;
  readonly class: ClassOrUnknown;
  /** Calibrated confidence in the class. */
  readonly confidence: number;
  /** The service's entry in the catalogue: tier 1 is the most important; the business flow it carries; how many tenants it serves. */
  readonly service: { readonly tier: number; readonly flow: string | null; readonly tenants: number } | null;
  /** How many services have alerts firing in this incident. */
  readonly firingServices: number;
  /** Whether customers cannot complete a business flow now. */
  readonly customerFlowBlocked: boolean;
}

export interface SeverityVerdict {
  readonly severity: Severity;
  /** One sentence naming the facts that decided. */
  readonly reason: string;
}

/** A floor: when it applies, the incident is at least this severe. */
interface Floor {
  readonly atLeast: Severity;
  /** The fact in words when the floor applies, else null. */
  readonly applies: (facts: SeverityFacts) => string | null;
}

/** Least confidence in a class for the class to raise a severity. */
const sureEnough = 0.7;

/** Classes whose trouble has already stopped something, whatever the sender's label says. */
const outages: ReadonlySet<ClassOrUnknown> = new Set(['application.service_down', 'data.datastore_down']);
const breaches: ReadonlySet<ClassOrUnknown> = new Set(['security.malware_intrusion', 'security.secret_exposure']);

/** The floors, worst first; the first that applies decides, unless the sender says worse. */
const floors: readonly Floor[] = [
  {
    atLeast: 'sev1',
    applies: ({ customerFlowBlocked, service }) =>
      customerFlowBlocked ? `customers cannot complete ${service?.flow ?? 'a business flow'}` : null,
  },
  {
    atLeast: 'sev1',
    applies: ({ class: label, confidence, service }) =>
      outages.has(label) && confidence >= sureEnough && service?.tier === 1 ? 'a tier 1 service is down' : null,
  },
  {
    atLeast: 'sev1',
    applies: ({ firingServices }) => (firingServices >= 5 ? `${firingServices} services are affected` : null),
  },
  {
    atLeast: 'sev2',
    applies: ({ class: label, confidence }) =>
      outages.has(label) && confidence >= sureEnough ? `the class is ${label}` : null,
  },
  {
    atLeast: 'sev2',
    applies: ({ class: label, confidence }) =>
      breaches.has(label) && confidence >= sureEnough ? `the class is ${label}` : null,
  },
  {
    atLeast: 'sev2',
    applies: ({ firingServices }) => (firingServices >= 3 ? `${firingServices} services are affected` : null),
  },
  {
    atLeast: 'sev2',
    applies: ({ service, hint }) =>
      hint === null && service?.tier === 1
        ? `a tier 1 service${service.flow === null ? '' : ` of ${service.flow}`} with ${service.tenants} tenants is affected`
        : null,
  },
];

/** Severity without hint or floor. */
const usual: Severity = 'sev3';

/**
 * Judges severity by rules alone: the sender's hint, raised to the first floor that applies. Text predicts other people's severity labels no better
 * than guessing, so nothing here is learned from it.
 */
export function assessSeverity(facts: SeverityFacts): SeverityVerdict {
  const hinted = facts.hint ?? usual;
  const said = facts.hint === null ? 'the sender gave no severity' : `the sender said ${facts.hint}`;
  for (const { atLeast, applies } of floors) {
    const fact = applies(facts);
    if (fact === null) continue;
    const severity = worseSeverity(hinted, atLeast);
    if (severity !== atLeast || hinted === atLeast) return { severity, reason: `${said}; also, ${fact}` };
    return { severity, reason: `${fact}, so at least ${atLeast} (${said})` };
  }
  return { severity: hinted, reason: facts.hint === null ? `${said} and no rule raises it from ${usual}` : said };
}
