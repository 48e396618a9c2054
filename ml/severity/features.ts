import { severities, type Severity } from '#domain/severity.ts';
import { usualSeverity } from './judge-by-rules.ts';
import type { SeverityFacts } from './severity-facts.ts';

/** One thing that the learned severity looks at: a number or a few, and how it is told to people. */
interface SeverityFeature {
  readonly columns: readonly string[];
  /** More of it can only make an incident worse: its weights are never below 0. */
  readonly onlyRaises: boolean;
  /** One value for each column; of the order of 1. */
  readonly values: (facts: SeverityFacts) => readonly number[];
  readonly words: (facts: SeverityFacts) => string;
}

/** Categories of the taxonomy; an unknown class is none of them. */
const categories = ['infrastructure', 'application', 'data', 'security', 'observability'] as const;

/** What stands in the catalogue for a service that nobody ranked. */
const usualTier = 3;

const mostServices = 32;

/** How bad, from 0 for sev4 to 3 for sev1. */
export function rankOf(severity: Severity): number {
  return severities.length - 1 - severities.indexOf(severity);
}

/** Everything that the learned severity looks at. */
export const severityFeatures: readonly SeverityFeature[] = [
  {
    columns: ['hint'],
    onlyRaises: true,
    values: ({ hint }) => [rankOf(hint ?? usualSeverity) / 3],
    words: ({ hint }) => (hint === null ? `no hint, read as ${usualSeverity}` : `the sender said ${hint}`),
  },
  {
    columns: ['no_hint'],
    onlyRaises: false,
    values: ({ hint }) => [Number(hint === null)],
    words: ({ hint }) => (hint === null ? 'the sender said nothing' : 'the sender said something'),
  },
  {
    columns: ['tier'],
    onlyRaises: true,
    values: ({ service }) => [(4 - (service?.tier ?? usualTier)) / 3],
    words: ({ service }) => (service === null ? 'a service of unknown tier' : `a tier ${service.tier} service`),
  },
  {
    columns: ['flow_blocked'],
    onlyRaises: true,
    values: ({ blockedFlows }) => [Number(blockedFlows.length > 0)],
    words: ({ blockedFlows }) =>
      blockedFlows.length === 0 ? 'no business flow is blocked' : `${blockedFlows.join(', ')} blocked`,
  },
  {
    columns: ['services'],
    onlyRaises: true,
    values: ({ services }) => [Math.log2(Math.min(services, mostServices)) / 3],
    words: ({ services }) => (services === 1 ? '1 service affected' : `${services} services affected`),
  },
  {
    columns: ['tenants'],
    onlyRaises: true,
    values: ({ tenants }) => [Math.log10(1 + (tenants ?? 0)) / 2],
    words: ({ tenants }) => (tenants === null ? 'tenants not known' : `${tenants} tenants affected`),
  },
  {
    columns: categories.map((category) => `category_${category}`),
    onlyRaises: false,
    values: (facts) => categories.map((category) => Number(facts.class.startsWith(`${category}.`))),
    words: (facts) => `the class is ${facts.class}`,
  },
  {
    columns: ['escalation'],
    onlyRaises: true,
    values: ({ escalation }) => [2 * escalation],
    words: ({ escalationWords }) => escalationWords ?? 'nothing is known of escalations',
  },
  {
    columns: ['hour_sine', 'hour_cosine'],
    onlyRaises: false,
    values: ({ at }) => {
      const angle = (2 * Math.PI * (at.getUTCHours() + at.getUTCMinutes() / 60)) / 24;
      return [Math.sin(angle), Math.cos(angle)];
    },
    words: ({ at }) => `at ${at.toISOString().slice(11, 16)} UTC`,
  },
];

/** Names of the columns, in order: what a model's weights belong to. */
export const severityColumns: readonly string[] = severityFeatures.flatMap(({ columns }) => columns);

/** By column, whether its weight may not be below 0. */
export const columnsThatOnlyRaise: readonly boolean[] = severityFeatures.flatMap(({ columns, onlyRaises }) =>
  columns.map(() => onlyRaises),
);

/** The facts as numbers, one a column. */
export function severityVector(facts: SeverityFacts): Float64Array {
  return Float64Array.from(severityFeatures.flatMap(({ values }) => values(facts)));
}
