import { OutsideError } from '#domain/outside-error.ts';
import { type Deployment, type KubernetesPort, stepAnnotation, type Series, type StepPorts } from '#runbooks/ports.ts';

/** The outside world as steps see it, in memory: deployments that roll over time, and answers to queries. */
export interface World {
  readonly ports: StepPorts;
  readonly now: () => Date;
  /** Moves the clock; rollouts under way progress. */
  readonly pass: (ms: number) => void;
  readonly put: (deployment: Partial<Deployment> & { readonly namespace: string; readonly name: string }) => void;
  readonly get: (namespace: string, name: string) => Deployment;
  readonly remove: (namespace: string, name: string) => void;
  /** What a query answers, by its exact text; a function is asked each time. */
  readonly answers: Map<string, readonly Series[] | (() => readonly Series[])>;
  readonly queries: readonly string[];
  /** Writes that took effect, in order. */
  readonly writes: readonly string[];
  /** Makes the next call of this kind fail; with `landed` a write takes effect all the same. */
  readonly failNext: (call: Call, error: OutsideError, landed?: boolean) => void;
}

export type Call = 'query' | 'deployment' | 'dryRun' | 'write';

export const rolloutMs = 14_000;

export function createWorld(start = new Date('2026-03-01T03:00:00Z')): World {
  let nowMs = start.getTime();
  let version = 100;
  const deployments = new Map<string, Deployment & { readonly readyAtMs: number }>();
  const failures: { readonly call: Call; readonly error: OutsideError; readonly landed: boolean }[] = [];
  const answers: World['answers'] = new Map();
  const queries: string[] = [];
  const writes: string[] = [];
  const id = (namespace: string, name: string): string => `${namespace}/${name}`;

  const takeFailure = (call: Call): { readonly error: OutsideError; readonly landed: boolean } | null => {
    const index = failures.findIndex((failure) => failure.call === call);
    return index === -1 ? null : (failures.splice(index, 1)[0] ?? null);
  };
  const seen = (namespace: string, name: string): Deployment | null => {
    const stored = deployments.get(id(namespace, name));
    if (stored === undefined) return null;
    if (nowMs < stored.readyAtMs) return { ...stored, updatedReplicas: 1, readyReplicas: 1, availableReplicas: 1 };
    const { replicas, generation } = stored;
    return {
      ...stored,
      observedGeneration: generation,
      updatedReplicas: replicas,
      readyReplicas: replicas,
      availableReplicas: replicas,
    };
  };
  const change = (namespace: string, name: string, patch: Partial<Deployment>, said: string): void => {
    const before = deployments.get(id(namespace, name));
    if (before === undefined)
      throw new OutsideError('kubernetes', 'NotFound', `deployment ${name} not found`, { kind: 'no' });
    version += 1;
    const after = { ...before, ...patch, resourceVersion: String(version) };
    if (JSON.stringify({ ...after, resourceVersion: '' }) === JSON.stringify({ ...before, resourceVersion: '' }))
      return;
    writes.push(said);
    deployments.set(id(namespace, name), { ...after, generation: before.generation + 1, readyAtMs: nowMs + rolloutMs });
  };
  const write = (
    request: { namespace: string; name: string; dryRun: boolean },
    patch: Partial<Deployment>,
    said: string,
  ): Deployment => {
    const failure = takeFailure(request.dryRun ? 'dryRun' : 'write');
    if (failure === null || failure.landed) {
      if (!request.dryRun) change(request.namespace, request.name, patch, said);
    }
    if (failure !== null) throw failure.error;
    return get(request.namespace, request.name);
  };
  const get = (namespace: string, name: string): Deployment => {
    const found = seen(namespace, name);
    if (found === null)
      throw new OutsideError('kubernetes', 'NotFound', `deployment ${name} not found`, { kind: 'no' });
    return found;
  };
  const kubernetes: KubernetesPort = {
    deployment: async (namespace, name) => {
      const failure = takeFailure('deployment');
      if (failure !== null) throw failure.error;
      return seen(namespace, name);
    },
    rolloutRestart: async (request) => {
      const { templateAnnotations } = get(request.namespace, request.name);
      const marks = { ...templateAnnotations, restartedAt: request.at.toISOString(), [stepAnnotation]: request.key };
      return write(request, { templateAnnotations: marks }, `restart ${id(request.namespace, request.name)}`);
    },
    scale: async (request) => {
      const current = get(request.namespace, request.name);
      if (current.resourceVersion !== request.resourceVersion) throw conflict();
      const annotations = { ...current.annotations, [stepAnnotation]: request.key };
      const said = `scale ${id(request.namespace, request.name)} to ${request.replicas}`;
      return write(request, { replicas: request.replicas, annotations }, said);
    },
    rolloutComplete: (deployment) => {
      const complete =
        deployment.observedGeneration >= deployment.generation && deployment.availableReplicas >= deployment.replicas;
      return {
        complete,
        failed: false,
        message: `${deployment.availableReplicas} of ${deployment.replicas} pods available`,
      };
    },
  };
  return {
    ports: {
      kubernetes,
      prometheus: {
        query: async (promql) => {
          queries.push(promql);
          const failure = takeFailure('query');
          if (failure !== null) throw failure.error;
          const answer = answers.get(promql) ?? [];
          return { series: typeof answer === 'function' ? answer() : answer };
        },
      },
    },
    now: () => new Date(nowMs),
    pass: (ms) => {
      nowMs += ms;
    },
    put: (deployment) => {
      const replicas = deployment.replicas ?? 3;
      deployments.set(id(deployment.namespace, deployment.name), {
        generation: 4,
        observedGeneration: 4,
        replicas,
        updatedReplicas: replicas,
        readyReplicas: replicas,
        availableReplicas: replicas,
        annotations: {},
        templateAnnotations: {},
        resourceVersion: '100',
        readyAtMs: 0,
        ...deployment,
      });
    },
    get,
    remove: (namespace, name) => void deployments.delete(id(namespace, name)),
    answers,
    queries,
    writes,
    failNext: (call, error, landed = false) => void failures.push({ call, error, landed }),
  };
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
