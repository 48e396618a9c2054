import type { MetricScope } from '#incidents/evidence/prometheus/metric-scope.ts';
import type { MetricSignal } from '#incidents/evidence/prometheus/metric-signal.ts';
import { nodeSignals } from '#incidents/evidence/prometheus/node-signals.ts';
import { peerSignals } from '#incidents/evidence/prometheus/peer-signals.ts';
import { platformSignals } from '#incidents/evidence/prometheus/platform-signals.ts';
import { requestSignals } from '#incidents/evidence/prometheus/request-signals.ts';
import { resourceSignals } from '#incidents/evidence/prometheus/resource-signals.ts';
import { stateSignals } from '#incidents/evidence/prometheus/state-signals.ts';
import { storeSignals } from '#incidents/evidence/prometheus/store-signals.ts';

/** All that is looked for in Prometheus. */
export const everySignal: readonly MetricSignal[] = [
  ...requestSignals,
  ...resourceSignals,
  ...storeSignals,
  ...peerSignals,
  ...nodeSignals,
  ...platformSignals,
  ...stateSignals,
];

/** A service of which everything is known. */
export const claimsScope: MetricScope = {
  service: 'claims-api',
  namespace: 'claims',
  callees: ['claims-db'],
  known: new Set(['claims-api', 'claims-db', 'auth']),
  nodes: ['node-1', 'node-2'],
  ownLabels: new Map([['http_requests_total', 'app="claims-api"']]),
  storeLabels: new Map(),
  windowS: 60,
};

/** A service of which hardly anything is. */
export const bareScope: MetricScope = { ...claimsScope, namespace: null, nodes: [], callees: [], known: new Set() };

/** What a signal asks of a service, now and in the past. */
export function queriesOf({ ask, onlyIf }: MetricSignal, scope: MetricScope): readonly string[] {
  return [ask(scope, 0), ask(scope, 300), onlyIf?.(scope) ?? null].filter((query) => query !== null);
}
