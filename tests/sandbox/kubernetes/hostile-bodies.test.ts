import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { groupVersionOf, type ResourceKind } from '#sandbox/kubernetes/resource-kind.ts';
import { resourceTable } from '#sandbox/kubernetes/resource-table.ts';
import { job, template, workload } from './as-the-real-one/fixtures.ts';
import { testApi } from './test-api.ts';
import { testCluster } from './test-cluster.ts';

const { call } = testApi(testCluster().cluster);
const writable = resourceTable.filter((kind) => kind.verbs.includes('create'));

/** Specs close to valid ones, so that the odd part is reached behind what is in order. */
const specs: Readonly<Record<string, object>> = {
  Pod: template('a').spec,
  Deployment: workload('a').spec,
  ReplicaSet: workload('a').spec,
  StatefulSet: workload('a').spec,
  DaemonSet: workload('a').spec,
  Job: job('a').spec,
  CronJob: { schedule: '@daily', jobTemplate: { spec: job('a').spec } },
  HorizontalPodAutoscaler: { maxReplicas: 3, scaleTargetRef: { kind: 'Deployment', name: 'a' } },
  PersistentVolumeClaim: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } },
  PodDisruptionBudget: { minAvailable: 1, selector: { matchLabels: { app: 'a' } } },
  ResourceQuota: { hard: { pods: '3' } },
};

function collectionOf(kind: ResourceKind): string {
  const root = kind.group === '' ? '/api/v1' : `/apis/${groupVersionOf(kind)}`;
  return `${root}${kind.namespaced ? '/namespaces/default' : ''}/${kind.plural}?dryRun=All`;
}

/** Every path to a value inside the object. */
function pathsOf(value: unknown, path: readonly string[] = []): readonly (readonly string[])[] {
  if (typeof value !== 'object' || value === null) return [path];
  return [path, ...Object.entries(value).flatMap(([key, inner]) => pathsOf(inner, [...path, key]))];
}

function replaced(value: unknown, [head, ...rest]: readonly string[], by: unknown): unknown {
  if (head === undefined) return by;
  if (Array.isArray(value))
    return value.map((item, index) => (String(index) === head ? replaced(item, rest, by) : item));
  return { ...(value as object), [head]: replaced((value as Record<string, unknown>)[head], rest, by) };
}

describe('a body that nobody should send', () => {
  it.each(writable.map((kind) => [`${kind.kind} in ${groupVersionOf(kind)}`, kind] as const))(
    'is refused with a reason or taken, as a %s',
    async (_name, kind) => {
      const whole = { metadata: { name: 'a', labels: { app: 'a' } }, spec: specs[kind.kind] ?? {} };
      const odd = fc.oneof(fc.jsonValue({ maxDepth: 2 }), fc.constantFrom(null, '', -1, '-1', 'constructor', [], {}));
      const bodies = fc.tuple(fc.constantFrom(...pathsOf(whole)), odd).map(([path, by]) => replaced(whole, path, by));
      await fc.assert(
        fc.asyncProperty(bodies, async (body) => {
          const { status, body: answer } = await call('POST', collectionOf(kind), { body: JSON.stringify(body) });
          expect({ status: [201, 400, 403, 422].includes(status), answer }).toMatchObject({ status: true });
        }),
        { numRuns: 50 },
      );
    },
  );
});
