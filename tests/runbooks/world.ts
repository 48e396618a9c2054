import { OutsideError } from '#domain/outside-error.ts';
import type {
  HttpAnswer,
  HttpRequest,
  LogLine,
  RangeSeries,
  ScriptRequest,
  ScriptResult,
  Series,
  StepPorts,
} from '#runbooks/ports.ts';
import { type Cluster, createCluster } from './cluster.ts';
import { rolledOut } from './cluster-objects.ts';

/** The outside world as steps see it, in memory, with a clock that is moved by hand. */
export interface World {
  readonly ports: StepPorts;
  readonly now: () => Date;
  /** Moves the clock; rollouts under way progress. */
  readonly pass: (ms: number) => void;
  readonly cluster: Cluster;
  /** Adds a deployment whose rollout is complete. */
  readonly put: (deployment: { readonly namespace: string; readonly name: string; readonly replicas?: number }) => void;
  /** What a query answers, by its exact text; a function is asked each time. PromQL and LogQL alike. */
  readonly answers: Map<string, readonly Series[] | (() => readonly Series[])>;
  /** What a range query answers, by its exact text. */
  readonly ranges: Map<string, readonly RangeSeries[]>;
  /** What a log query answers, by its exact text. */
  readonly lines: Map<string, readonly LogLine[]>;
  readonly queries: readonly string[];
  /** Writes to the cluster that took effect, in order. */
  readonly writes: readonly string[];
  readonly requests: readonly HttpRequest[];
  /** What hosts answer. */
  respond: (request: HttpRequest) => HttpAnswer | Promise<HttpAnswer>;
  readonly scriptRuns: readonly ScriptRequest[];
  /** Fingerprints of the scripts there are. */
  readonly scripts: Map<string, string>;
  /** How scripts end. */
  runScript: (request: ScriptRequest) => ScriptResult | Promise<ScriptResult>;
  /** Makes the next call of this kind fail; with `landed` it takes effect all the same. */
  readonly failNext: (call: Call, error: OutsideError, landed?: boolean) => void;
}

/** Calls that can be made to fail; the last three are those of the cluster. */
export type Call = 'query' | 'http' | 'script' | 'read' | 'dryRun' | 'write';

export const rolloutMs = 14_000;

export function createWorld(start = new Date('2026-03-01T03:00:00Z')): World {
  let nowMs = start.getTime();
  const failures: { readonly call: Call; readonly error: OutsideError; readonly landed: boolean }[] = [];
  const answers: World['answers'] = new Map();
  const ranges: World['ranges'] = new Map();
  const lines: World['lines'] = new Map();
  const scripts: World['scripts'] = new Map();
  const queries: string[] = [];
  const requests: HttpRequest[] = [];
  const scriptRuns: ScriptRequest[] = [];

  /** Throws the failure that is next, or gives it where the call takes effect before its answer is lost. */
  const interfere = (call: Call): OutsideError | null => {
    const index = failures.findIndex((failure) => failure.call === call);
    const failure = index === -1 ? undefined : failures.splice(index, 1)[0];
    if (failure === undefined) return null;
    if (!failure.landed) throw failure.error;
    return failure.error;
  };
  const withAnswer = async <T>(call: Call, effect: () => T | Promise<T>): Promise<T> => {
    const lost = interfere(call);
    const value = await effect();
    if (lost !== null) throw lost;
    return value;
  };
  const answerTo = (query: string): { readonly series: readonly Series[] } => {
    const answer = answers.get(query) ?? [];
    return { series: typeof answer === 'function' ? answer() : answer };
  };
  const ask = <T>(query: string, answer: () => T): Promise<T> => {
    queries.push(query);
    return withAnswer('query', answer);
  };

  const cluster = createCluster(() => nowMs, interfere);
  const world: World = {
    ports: {
      kubernetes: cluster.port,
      prometheus: {
        query: (promql) => ask(promql, () => answerTo(promql)),
        queryRange: ({ query }) => ask(query, () => ({ series: ranges.get(query) ?? [] })),
      },
      loki: {
        query: (logql) => ask(logql, () => answerTo(logql)),
        lines: ({ query, limit }) => ask(query, () => ({ lines: (lines.get(query) ?? []).slice(0, limit) })),
      },
      http: {
        send: (request) =>
          withAnswer('http', () => {
            requests.push(request);
            return world.respond(request);
          }),
      },
      scripts: {
        fingerprint: async (script) => scripts.get(script) ?? null,
        run: (request) =>
          withAnswer('script', () => {
            scriptRuns.push(request);
            return world.runScript(request);
          }),
      },
    },
    now: () => new Date(nowMs),
    pass: (ms) => {
      nowMs += ms;
      cluster.settle();
    },
    cluster,
    put: ({ namespace, name, replicas = 3 }) => {
      const labels = { app: name };
      const containers = [{ name: 'api', image: `registry.example/${name}:1.0` }];
      const template = { metadata: { labels }, spec: { containers } };
      const spec = { replicas, selector: { matchLabels: labels }, template };
      const added = cluster.add('deployment', name, { namespace, labels, spec });
      cluster.add('deployment', name, { namespace, labels, spec, status: rolledOut('deployment', added) });
    },
    answers,
    ranges,
    lines,
    queries,
    writes: cluster.writes,
    requests,
    respond: ({ url }) => ({ status: 200, headers: {}, body: '', truncated: false, url }),
    scriptRuns,
    scripts,
    runScript: () => ({
      exitCode: 0,
      signal: null,
      stdout: '',
      stderr: '',
      truncated: false,
      endedBy: 'itself',
      durationMs: 5,
    }),
    failNext: (call, error, landed = false) => void failures.push({ call, error, landed }),
  };
  return world;
}

export const one = (value: number): readonly Series[] => [{ labels: {}, value }];
export const conflict = (): OutsideError =>
  new OutsideError('kubernetes', 'Conflict', 'the object has been modified', { kind: 'no' });
export const lost = (system = 'kubernetes'): OutsideError =>
  new OutsideError(system, 'timeout', 'no answer within 10 s', { kind: 'uncertain' });
export const busy = (system = 'kubernetes', afterMs = 0): OutsideError =>
  new OutsideError(system, 'TooManyRequests', 'too many requests', { kind: 'safe', afterMs });
export const forbidden = (): OutsideError =>
  new OutsideError('kubernetes', 'Forbidden', 'may not patch deployments in namespace claims', { kind: 'no' });
