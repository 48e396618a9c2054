import type { Hono } from 'hono';
import { createKubernetesApp } from '#sandbox/kubernetes/kubernetes-app.ts';
import type { Pod } from '#sandbox/kubernetes/workload-objects.ts';
import { createOperationsApp } from '#sandbox/platform/operations-app.ts';
import type { ServiceSpec } from '#sandbox/platform/service-spec.ts';
import { serviceCatalogue } from '#sandbox/platform/service-catalogue.ts';
import { createSimulation, type Simulation } from '#sandbox/platform/simulation.ts';
import { evaluate } from '#sandbox/prometheus/promql/evaluate.ts';
import { parsePromql } from '#sandbox/prometheus/promql/parse-promql.ts';

type Labels = Readonly<Record<string, string>>;
type PatchType = 'merge-patch' | 'strategic-merge-patch' | 'json-patch';

/** The platform without its servers, moved by hand: requests are handed to its APIs as the servers would. */
export interface FaultScene {
  readonly simulation: Simulation;
  advance(ms: number): void;
  /** Moves the time on until the condition holds, and fails when it does not within so many simulated milliseconds. */
  expectSoon(condition: () => boolean, what: string, withinMs: number): void;
  /** Whether an alert of that name fires whose labels contain these. */
  fires(alertname: string, labels?: Labels): boolean;
  /** The names of all alerts that fire for a service. */
  firing(service: string): readonly string[];
  isAtWork(fault: string): boolean;
  pods(service: string): readonly Pod[];
  logOf(pod: Pod | undefined): string;
  /** The values of a PromQL query, one for each series. */
  query(expression: string): readonly number[];
  /** A request to the Kubernetes API; rejects unless it is answered 2xx. */
  kubernetes(method: string, path: string, body?: unknown, patchType?: PatchType): Promise<Answer>;
  restart(service: string): Promise<void>;
  scale(service: string, replicas: number): Promise<void>;
  /** `kubectl rollout undo`: the template of the revision before. */
  undo(service: string): Promise<void>;
  deletePod(pod: Pod | undefined): Promise<void>;
  /** Cordons the node and evicts the pods that have not ended, waiting for those whose budget is spent. */
  drain(node: string): Promise<void>;
  /** A request to the flag and certificate services, whatever it is answered. */
  operations(
    method: string,
    path: string,
    body?: unknown,
  ): Promise<{ readonly status: number; readonly body: unknown }>;
}

interface Answer {
  readonly items?: readonly Answer[];
  readonly metadata: { readonly name: string; readonly uid: string; readonly annotations?: Labels };
  readonly spec: Readonly<Record<string, unknown>>;
}

const tickMs = 500;
const asAdmin = { authorization: 'Bearer token', 'content-type': 'application/json' };
const admin = { user: 'scene', groups: [], role: 'admin' } as const;

/** One simulation for the tests of a file. It starts with three quarters of a minute of metrics, enough for its rules. */
export function setFaultScene(): FaultScene {
  const closing = new AbortController().signal;
  const simulation = createSimulation({ startMs: Date.UTC(2026, 4, 12, 9), seed: 11, closing, warmUpMs: 45_000 });
  const api = createKubernetesApp({
    cluster: simulation.cluster,
    accounts: new Map([['token', admin]]),
    logs: simulation.logs,
    onWrite: () => undefined,
    closing,
  });
  const operationsApp = createOperationsApp({
    surroundings: simulation.surroundings,
    nowMs: simulation.nowMs,
    onCall: () => undefined,
  });
  const specOf = (service: string): ServiceSpec => {
    const spec = serviceCatalogue.find((candidate) => candidate.name === service);
    if (!spec) throw new Error(`no service ${service}`);
    return spec;
  };
  const firingAlerts = () => simulation.rules.alerts().filter((alert) => alert.firedAtMs !== null);
  const advance = (ms: number): void => {
    for (let left = ms; left > 0; left -= tickMs) simulation.tick(Math.min(tickMs, left));
  };
  const kubernetes: FaultScene['kubernetes'] = async (method, path, body, patchType) => {
    const type = patchType === undefined ? 'application/json' : `application/${patchType}+json`;
    const headers = { authorization: 'Bearer token', 'content-type': type };
    const answer = await request(api, method, path, { headers, body });
    if (answer.status >= 300) throw new Error(`${method} ${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
    return answer.body as Answer;
  };
  const workloadPath = (service: string): string => {
    const spec = specOf(service);
    const plural = spec.database === undefined ? 'deployments' : 'statefulsets';
    return `/apis/apps/v1/namespaces/${spec.namespace}/${plural}/${service}`;
  };

  return {
    simulation,
    advance,
    expectSoon(condition, what, withinMs) {
      for (let passedMs = 0; passedMs <= withinMs; passedMs += tickMs) {
        if (condition()) return;
        advance(tickMs);
      }
      throw new Error(
        `${what} did not happen within ${withinMs} simulated ms; firing: ${firingAlerts()
          .map((alert) => alert.labels['alertname'])
          .join(', ')}`,
      );
    },
    fires: (alertname, labels = {}) =>
      firingAlerts().some(
        (alert) =>
          alert.rule.alert === alertname &&
          Object.entries(labels).every(([name, value]) => alert.labels[name] === value),
      ),
    firing: (service) =>
      firingAlerts().flatMap((alert) => (alert.labels['service'] === service ? alert.rule.alert : [])),
    isAtWork: (fault) => simulation.model.activeFaults().some(({ kind }) => kind === fault),
    pods: (service) => simulation.model.pods(service),
    logOf: (pod) => (simulation.logs(pod?.metadata.uid ?? '', false) ?? []).map((line) => line.text).join('\n'),
    query(expression) {
      const value = evaluate(parsePromql(expression), simulation.series, simulation.nowMs());
      return value.type === 'vector' ? value.samples.map((sample) => sample.value) : [];
    },
    kubernetes,
    async restart(service) {
      const annotations = { 'kubectl.kubernetes.io/restartedAt': new Date(simulation.nowMs()).toISOString() };
      const body = { spec: { template: { metadata: { annotations } } } };
      await kubernetes('PATCH', workloadPath(service), body, 'strategic-merge-patch');
    },
    async scale(service, replicas) {
      await kubernetes('PATCH', `${workloadPath(service)}/scale`, { spec: { replicas } }, 'merge-patch');
    },
    async undo(service) {
      const path = `/apis/apps/v1/namespaces/${specOf(service).namespace}/replicasets?labelSelector=app%3D${service}`;
      const { items = [] } = await kubernetes('GET', path);
      const [, before] = items.toSorted((a, b) => revisionOf(b) - revisionOf(a));
      const template = before?.spec['template'] as { readonly metadata?: { readonly labels?: Labels } } | undefined;
      const { 'pod-template-hash': _hash, ...labels } = template?.metadata?.labels ?? {};
      const value = { ...template, metadata: { ...template?.metadata, labels } };
      await kubernetes(
        'PATCH',
        workloadPath(service),
        [{ op: 'replace', path: '/spec/template', value }],
        'json-patch',
      );
    },
    async deletePod(pod) {
      await kubernetes('DELETE', `/api/v1/namespaces/${pod?.metadata.namespace}/pods/${pod?.metadata.name}`);
    },
    async drain(node) {
      await kubernetes('PATCH', `/api/v1/nodes/${node}`, { spec: { unschedulable: true } }, 'merge-patch');
      for (const { metadata, spec, status } of simulation.cluster.store.list('pods')) {
        if (spec.nodeName !== node || status?.phase === 'Failed') continue;
        const path = `/api/v1/namespaces/${metadata.namespace}/pods/${metadata.name}/eviction`;
        const body = { apiVersion: 'policy/v1', kind: 'Eviction', metadata: { name: metadata.name } };
        let answer = await request(api, 'POST', path, { headers: asAdmin, body });
        for (let tries = 0; answer.status === 429 && tries < 120; tries += 1) {
          advance(tickMs);
          answer = await request(api, 'POST', path, { headers: asAdmin, body });
        }
        if (answer.status >= 300) throw new Error(`eviction of ${metadata.name}: ${JSON.stringify(answer.body)}`);
      }
    },
    operations: (method, path, body) =>
      request(operationsApp, method, path, { headers: { 'content-type': 'application/json' }, body }),
  };
}

async function request(
  app: Hono,
  method: string,
  path: string,
  options: { readonly headers: Record<string, string>; readonly body: unknown },
): Promise<{ readonly status: number; readonly body: unknown }> {
  const { headers, body } = options;
  const init = body === undefined ? { method, headers } : { method, headers, body: JSON.stringify(body) };
  const response = await app.request(`http://127.0.0.1${path}`, init);
  return { status: response.status, body: await response.json() };
}

function revisionOf(replicaSet: Answer): number {
  return Number(replicaSet.metadata.annotations?.['deployment.kubernetes.io/revision'] ?? 0);
}
