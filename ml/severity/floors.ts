import type { ClassOrUnknown } from '#domain/classification.ts';
import type { AppliedFloor } from '#domain/severity-judgement.ts';
import type { Severity } from '#domain/severity.ts';
import type { SeverityFacts } from './severity-facts.ts';

/** A rule that nothing learned can overrule: when it applies, the incident is at least this severe. */
interface Floor {
  /** What people call it; shown with the incident. */
  readonly id: string;
  readonly atLeast: Severity;
  /** The fact in words when the floor applies, else null. */
  readonly applies: (facts: SeverityFacts) => string | null;
}

/** Least confidence in a class for the class to raise a severity. */
const sureEnough = 0.7;

/** Classes whose trouble has already stopped something, whatever the sender's label says. */
const outages: ReadonlySet<ClassOrUnknown> = new Set(['application.service_down', 'data.datastore_down']);
const breaches: ReadonlySet<ClassOrUnknown> = new Set(['security.malware_intrusion', 'security.secret_exposure']);

const isOneOf = (classes: ReadonlySet<ClassOrUnknown>, facts: SeverityFacts): boolean =>
  classes.has(facts.class) && facts.confidence >= sureEnough;

/** Every floor, worst first. docs/operations.md lists them. */
export const floors: readonly Floor[] = [
  {
    id: 'flow-blocked',
    atLeast: 'sev1',
    applies: ({ blockedFlows }) =>
      blockedFlows.length > 0 ? `customers cannot complete ${blockedFlows.join(', ')}` : null,
  },
  {
    id: 'important-service-down',
    atLeast: 'sev1',
    applies: (facts) =>
      facts.service?.tier === 1 && (facts.isDown || isOneOf(outages, facts)) ? 'a tier 1 service is down' : null,
  },
  {
    id: 'five-services',
    atLeast: 'sev1',
    applies: ({ services }) => (services >= 5 ? `${services} services are affected` : null),
  },
  {
    id: 'service-down',
    atLeast: 'sev2',
    applies: (facts) => {
      if (facts.isDown) return 'the service has no replica that answers';
      return isOneOf(outages, facts) ? `the class is ${facts.class}` : null;
    },
  },
  {
    id: 'breach',
    atLeast: 'sev2',
    applies: (facts) => (isOneOf(breaches, facts) ? `the class is ${facts.class}` : null),
  },
  {
    id: 'three-services',
    atLeast: 'sev2',
    applies: ({ services }) => (services >= 3 ? `${services} services are affected` : null),
  },
  {
    id: 'important-service-unrated',
    atLeast: 'sev2',
    applies: ({ service, hint, tenants }) => {
      if (hint !== null || service?.tier !== 1) return null;
      const flow = service.flow === null ? '' : ` of ${service.flow}`;
      return `a tier 1 service${flow}${tenants === null ? '' : ` with ${tenants} tenants`} is affected`;
    },
  },
];

/** The floors that apply, worst first. */
export function floorsUnder(facts: SeverityFacts): readonly AppliedFloor[] {
  return floors.flatMap(({ id, atLeast, applies }) => {
    const text = applies(facts);
    return text === null ? [] : [{ id, atLeast, text }];
  });
}
