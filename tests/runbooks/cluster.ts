import {
  fieldOf,
  kubernetesKinds,
  type KubernetesKindName,
  type KubernetesObject,
  type ObjectRef,
} from '#domain/kubernetes-object.ts';
import { OutsideError } from '#domain/outside-error.ts';
import { selectorFits } from '#runbooks/kubernetes/selector.ts';
import type { KubernetesPort } from '#runbooks/ports.ts';
import { fitsFields, fitsLabels, patched, readyStatus, rolledOut, rolling, sayWrite } from './cluster-objects.ts';

/** A cluster in memory that speaks the port of the steps. It is as simple as its tests allow; time is moved by hand. */
export interface Cluster {
  readonly port: KubernetesPort;
  /** Stores an object; what a test does not care about is filled in. */
  readonly add: (kind: KubernetesKindName, name: string, rest?: NewFields) => KubernetesObject;
  readonly get: (kind: KubernetesKindName, name: string, namespace?: string) => KubernetesObject;
  readonly find: (kind: KubernetesKindName, name: string, namespace?: string) => KubernetesObject | null;
  readonly all: (kind: KubernetesKindName) => readonly KubernetesObject[];
  /** Changes an object behind the steps' backs, as another person or a controller would. */
  readonly change: (kind: KubernetesKindName, name: string, patch: object, namespace?: string) => void;
  readonly drop: (kind: KubernetesKindName, name: string, namespace?: string) => void;
  /** Lets everything happen that is due by now. */
  readonly settle: () => void;
  /** Writes that took effect, in order. */
  readonly writes: string[];
  /** What our account may not do, e.g. `patch deployment`. */
  readonly denied: Set<string>;
  /** How long a rollout, a replacement, a job or an expansion takes. */
  readonly tookMs: { rollout: number; ending: number; replacement: number; job: number; expansion: number };
  /** How jobs end. */
  job: 'Complete' | 'Failed';
  logText: string;
}

export interface NewFields {
  readonly namespace?: string | null;
  readonly labels?: Readonly<Record<string, string>>;
  readonly annotations?: Readonly<Record<string, string>>;
  readonly owner?: { readonly kind: string; readonly name: string; readonly uid: string };
  readonly [field: string]: unknown;
}

/** Called at every call of the port; may throw before it takes effect, or give what is thrown after it has. */
export type Interference = (call: PortCall) => OutsideError | null;
export type PortCall = 'read' | 'dryRun' | 'write';

const workloads: ReadonlySet<KubernetesKindName> = new Set(['deployment', 'statefulset', 'daemonset']);

export function createCluster(nowMs: () => number, interfere: Interference): Cluster {
  const objects = new Map<string, KubernetesObject>();
  let due: { readonly atMs: number; readonly run: () => void }[] = [];
  let counter = 100;
  const keyOf = (kind: KubernetesKindName, namespace: string | null, name: string): string =>
    `${kind} ${namespace}/${name}`;
  const homeOf = (kind: KubernetesKindName, namespace?: string | null): string | null =>
    kubernetesKinds[kind].namespaced ? (namespace ?? 'claims') : null;
  const later = (ms: number, run: () => void): void => void due.push({ atMs: nowMs() + ms, run });
  const error = (code: string, message: string, afterMs?: number): OutsideError =>
    new OutsideError('kubernetes', code, message, afterMs === undefined ? { kind: 'no' } : { kind: 'safe', afterMs });

  const cluster: Cluster = {
    port: undefined as unknown as KubernetesPort,
    writes: [],
    denied: new Set(),
    tookMs: { rollout: 14_000, ending: 2000, replacement: 6000, job: 10_000, expansion: 8000 },
    job: 'Complete',
    logText: 'first line\nlast line\n',
    add(kind, name, { namespace, labels, annotations, owner, ...rest } = {}) {
      counter += 1;
      const home = homeOf(kind, namespace);
      const { kind: manifestKind, apiVersion } = kubernetesKinds[kind];
      const metadata = {
        name,
        ...(home === null ? {} : { namespace: home }),
        uid: `uid-${counter}`,
        resourceVersion: String(counter),
        generation: 4,
        creationTimestamp: new Date(nowMs()).toISOString(),
        ...(labels && { labels }),
        ...(annotations && { annotations }),
        ...(owner && { ownerReferences: [{ ...owner, controller: true }] }),
      };
      const object = { apiVersion, kind: manifestKind, metadata, ...rest };
      objects.set(keyOf(kind, home, name), object);
      return object;
    },
    get(kind, name, namespace) {
      const found = cluster.find(kind, name, namespace);
      if (found === null) throw new Error(`the test's cluster has no ${kind} ${name}`);
      return found;
    },
    find: (kind, name, namespace) => objects.get(keyOf(kind, homeOf(kind, namespace), name)) ?? null,
    all: (kind) => [...objects].flatMap(([key, object]) => (key.startsWith(`${kind} `) ? [object] : [])),
    change: (kind, name, patch, namespace) => {
      const ref = { kind, namespace: homeOf(kind, namespace), name };
      store(ref, patched(cluster.get(kind, name, namespace), { type: 'strategic', body: patch }));
    },
    drop: (kind, name, namespace) => void objects.delete(keyOf(kind, homeOf(kind, namespace), name)),
    settle() {
      for (;;) {
        const next = due.filter(({ atMs }) => atMs <= nowMs()).toSorted((a, b) => a.atMs - b.atMs)[0];
        if (next === undefined) return;
        due = due.filter((one) => one !== next);
        next.run();
      }
    },
  };

  function store({ kind, namespace, name }: ObjectRef, object: KubernetesObject): KubernetesObject {
    counter += 1;
    const before = objects.get(keyOf(kind, namespace, name));
    const isNew = JSON.stringify(before?.['spec']) !== JSON.stringify(object['spec']);
    const generation = (before?.metadata.generation ?? 0) + (isNew ? 1 : 0);
    const stored = { ...object, metadata: { ...object.metadata, generation, resourceVersion: String(counter) } };
    objects.set(keyOf(kind, namespace, name), stored);
    if (isNew) react(kind, namespace, stored);
    return stored;
  }

  function setStatus(kind: KubernetesKindName, namespace: string | null, name: string, status: object): void {
    const object = objects.get(keyOf(kind, namespace, name));
    if (object === undefined) return;
    counter += 1;
    const before = fieldOf(object, 'status');
    const merged = { ...(typeof before === 'object' ? before : {}), ...status };
    objects.set(keyOf(kind, namespace, name), {
      ...object,
      metadata: { ...object.metadata, resourceVersion: String(counter) },
      status: merged,
    });
  }

  /** What controllers do about a change, in time. */
  function react(kind: KubernetesKindName, namespace: string | null, { metadata }: KubernetesObject): void {
    const { name } = metadata;
    if (workloads.has(kind)) {
      later(0, () => setStatus(kind, namespace, name, rolling(kind, metadata.generation)));
      later(cluster.tookMs.rollout, () => {
        const now = cluster.find(kind, name, namespace ?? undefined);
        // A later change has a rollout of its own.
        if (now !== null && now.metadata.generation === metadata.generation)
          setStatus(kind, namespace, name, rolledOut(kind, now));
      });
    }
    if (kind === 'pvc') {
      later(cluster.tookMs.expansion, () => {
        const claim = cluster.get(kind, name, namespace ?? undefined);
        const storage = fieldOf(claim, 'spec', 'resources', 'requests', 'storage');
        setStatus(kind, namespace, name, { capacity: { storage } });
      });
    }
    if (kind === 'job') {
      later(cluster.tookMs.job, () => {
        const conditions = [
          { type: cluster.job, status: 'True', reason: cluster.job === 'Failed' ? 'BackoffLimitExceeded' : '' },
        ];
        setStatus(kind, namespace, name, { conditions });
      });
    }
  }

  /** A pod that is asked to go ends after a while, and its owner puts another in its place. */
  function end(how: string, namespace: string, name: string): void {
    const pod = cluster.get('pod', name, namespace);
    // Asking a second time changes nothing.
    if (pod.metadata.deletionTimestamp !== undefined) return;
    cluster.writes.push(`${how} pod ${namespace}/${name}`);
    const deletionTimestamp = new Date(nowMs()).toISOString();
    objects.set(keyOf('pod', namespace, name), { ...pod, metadata: { ...pod.metadata, deletionTimestamp } });
    later(cluster.tookMs.ending, () => cluster.drop('pod', name, namespace));
    const owner = pod.metadata.ownerReferences?.[0];
    if (owner === undefined || owner.kind === 'Job') return;
    later(cluster.tookMs.ending + cluster.tookMs.replacement, () => {
      const again = owner.kind === 'ReplicaSet' ? `${owner.name}-${counter}` : name;
      const { labels = {} } = pod.metadata;
      const spec = { ...Object(pod['spec']), nodeName: 'worker-2' };
      cluster.add('pod', again, { namespace, labels, owner, spec, status: readyStatus });
    });
  }

  const call = async <T>(kind: PortCall, effect: () => T): Promise<T> => {
    cluster.settle();
    const lost = interfere(kind);
    const value = effect();
    if (lost !== null) throw lost;
    return structuredClone(value);
  };
  const writing = (dryRun: boolean): PortCall => (dryRun ? 'dryRun' : 'write');
  const found = ({ kind, namespace, name }: ObjectRef): KubernetesObject => {
    const object = objects.get(keyOf(kind, namespace, name));
    if (object === undefined) throw error('NotFound', `${kind} ${name} not found`);
    return object;
  };
  const bound = (
    object: KubernetesObject,
    { uid, resourceVersion }: { uid?: string; resourceVersion?: string },
  ): void => {
    const same = (uid ?? object.metadata.uid) === object.metadata.uid;
    if (same && (resourceVersion ?? object.metadata.resourceVersion) === object.metadata.resourceVersion) return;
    throw error('Conflict', 'the object has been modified');
  };

  const port: KubernetesPort = {
    get: (ref) => call('read', () => objects.get(keyOf(ref.kind, ref.namespace, ref.name)) ?? null),
    list: (kind, namespace, selectors = {}) =>
      call('read', () =>
        cluster
          .all(kind)
          .filter((object) => namespace === null || object.metadata.namespace === namespace)
          .filter((object) => fitsLabels(object, selectors.labels) && fitsFields(object, selectors.fields)),
      ),
    patch: (ref, patch, { dryRun, resourceVersion }) =>
      call(writing(dryRun), () => {
        const object = found(ref);
        bound(object, resourceVersion === undefined ? {} : { resourceVersion });
        const after = patched(object, patch);
        if (dryRun || JSON.stringify(after) === JSON.stringify(object)) return after;
        cluster.writes.push(sayWrite(ref, object, after));
        return store(ref, after);
      }),
    create: ({ kind, namespace, name, labels = {}, annotations = {}, content }, { dryRun }) =>
      call(writing(dryRun), () => {
        if (objects.has(keyOf(kind, namespace, name))) throw error('AlreadyExists', `${kind} ${name} already exists`);
        const object = cluster.add(kind, name, { namespace, labels, annotations, ...content });
        if (dryRun) cluster.drop(kind, name, namespace ?? undefined);
        else {
          cluster.writes.push(`create ${kind} ${namespace}/${name}`);
          react(kind, namespace, object);
        }
        return object;
      }),
    remove: (ref, { dryRun, uid }) =>
      call(writing(dryRun), () => {
        bound(found(ref), uid === undefined ? {} : { uid });
        if (dryRun) return;
        end('delete', ref.namespace ?? '', ref.name);
      }),
    evict: (pod, { dryRun, uid }) =>
      call(writing(dryRun), () => {
        const object = found({ kind: 'pod', ...pod });
        bound(object, uid === undefined ? {} : { uid });
        const budgets = cluster.all('pdb').filter((budget) => {
          const selector = fieldOf(budget, 'spec', 'selector');
          return budget.metadata.namespace === pod.namespace && selectorFits(selector, object.metadata.labels ?? {});
        });
        const closed = budgets.find((budget) => fieldOf(budget, 'status', 'disruptionsAllowed') === 0);
        if (closed !== undefined)
          throw error('DisruptionBudget', `the budget ${closed.metadata.name} forbids it`, 5000);
        if (dryRun) return;
        end('evict', pod.namespace, pod.name);
      }),
    logs: (pod, { tailLines } = {}) =>
      call('read', () => {
        found({ kind: 'pod', ...pod });
        return cluster.logText
          .split('\n')
          .slice(-(tailLines ?? 1000) - 1)
          .join('\n');
      }),
    may: ({ verb, kind, subresource }) =>
      call('read', () => {
        const denied = cluster.denied.has(`${verb} ${kind}${subresource === undefined ? '' : `/${subresource}`}`);
        return { allowed: !denied, reason: '' };
      }),
  };
  return Object.assign(cluster, { port });
}
