import { anyOf, exactly, quoted } from './promql-text.ts';

/** Of what a query asks: a service by the names that exporters give it. */
export interface MetricScope {
  readonly service: string;
  /** Null where nobody knows: then any. */
  readonly namespace: string | null;
  /** What it calls directly: a database's series bear the database's name. */
  readonly callees: readonly string[];
  /** Services of the catalogue: whoever is none of them is outside the platform. */
  readonly known: ReadonlySet<string>;
  /** Nodes that carry its pods; empty where nobody knows. */
  readonly nodes: readonly string[];
  /** By which matchers a metric of the service, and one of the service or what it calls, was found; see `findLabels`. */
  readonly ownLabels: ReadonlyMap<string, string>;
  readonly storeLabels: ReadonlyMap<string, string>;
  /** Over how many seconds a rate of now goes: short where the scrapes are close enough, since trouble is young when it is looked at. */
  readonly windowS: number;
}

type Place = Pick<MetricScope, 'service' | 'namespace' | 'callees'>;

/** Names of the pods that a Deployment, StatefulSet or DaemonSet of this name makes, and of no other. */
function podMatchers({ service, namespace }: Place): string {
  const pattern = quoted(`${exactly(service)}-([a-z0-9]{1,10}-[a-z0-9]{5}|[a-z0-9]{5}|[0-9]+)`);
  return `pod=~${pattern}${within(namespace)}`;
}

/** A series without the label passes too: not every exporter says where it runs. */
function within(namespace: string | null): string {
  return namespace === null ? '' : `,namespace=~${quoted(`|${exactly(namespace)}`)}`;
}

/** The matchers under which a service's own series may be found, the surest first. */
export function ownMatchers(place: Place): readonly string[] {
  const labels = ['service', 'app', 'deployment', 'job'];
  return [...labels.map((label) => `${label}=${quoted(place.service)}${within(place.namespace)}`), podMatchers(place)];
}

/** The same for the series of the service and of what it calls: databases, caches. */
export function storeMatchers({ service, callees }: Place): readonly string[] {
  return ['service', 'app', 'job'].map((label) => `${label}=~${anyOf([service, ...callees])}`);
}

/** What is made of a selector, `at` seconds ago: its value, its rate, its slope. */
type Wrap = (selector: string, at: number, windowS: number) => string;

/** Windows of the past are wide: nothing there is young. */
const pastWindowS = 120;

export const instant: Wrap = (selector, at) => (at === 0 ? selector : `${selector} offset ${at}s`);

/** In the past only of series that were there all along: the rate of half a window would be half the rate. */
export const perSecond: Wrap = (selector, at, windowS) =>
  at === 0
    ? `rate(${selector}[${windowS}s])`
    : `(rate(${selector}[${pastWindowS}s] offset ${at}s) and ${selector} offset ${at + pastWindowS}s)`;

/** The series of a metric that are the service's, however they are labelled. */
export function own(scope: MetricScope, metric: string, at = 0, wrap: Wrap = instant, extra = ''): string {
  const matchers = scope.ownLabels.get(metric) ?? ownMatchers(scope)[0] ?? '';
  return wrap(selector(metric, matchers, extra), at, scope.windowS);
}

/** The same for its pods as the cluster's own exporters name them. */
export function ofPods(scope: MetricScope, metric: string, at = 0, wrap: Wrap = instant, extra = ''): string {
  return wrap(selector(metric, podMatchers(scope), extra), at, scope.windowS);
}

/** The series of the service and of what it calls. */
export function ofStores(scope: MetricScope, metric: string, at = 0, wrap: Wrap = instant, extra = ''): string {
  const matchers = scope.storeLabels.get(metric) ?? storeMatchers(scope)[0] ?? '';
  return wrap(selector(metric, matchers, extra), at, scope.windowS);
}

function selector(metric: string, matchers: string, extra: string): string {
  return `${metric}{${extra === '' ? matchers : `${matchers},${extra}`}}`;
}
