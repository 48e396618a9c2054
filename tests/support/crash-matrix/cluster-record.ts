import { fieldOf, stepAnnotation } from '#domain/kubernetes-object.ts';
import type { AcceptedWrite } from '#sandbox/kubernetes/kubernetes-app.ts';

/** What was done to a cluster, counted as it was written. */
export interface ClusterRecord {
  add(write: AcceptedWrite): void;
  /** Patches that bear a step's key. */
  patchesOf(stepKey: string): number;
  /** Jobs that bear a step's key. */
  jobsOf(stepKey: string): number;
  /** Different pods of a deployment that were taken away. */
  podsGone(deployment: string, how: 'evicted' | 'deleted'): number;
}

export function createClusterRecord(): ClusterRecord {
  const counts = new Map<string, number>();
  const gone = new Map<string, Set<string>>();
  const count = (what: string): void => void counts.set(what, (counts.get(what) ?? 0) + 1);

  return {
    add({ verb, path, body, dryRun }) {
      if (dryRun) return;
      if (verb === 'patch') count(`patch ${String(markIn(body))}`);
      if (verb === 'create' && path.endsWith('/jobs')) count(`job ${String(markIn(body))}`);
      const [, pod, deployment, eviction] = /\/pods\/(([^/-]+)-[^/]+)(\/eviction)?$/.exec(path) ?? [];
      if (pod === undefined || (verb !== 'delete' && eviction === undefined)) return;
      const what = `${deployment} ${eviction === undefined ? 'deleted' : 'evicted'}`;
      gone.set(what, new Set([...(gone.get(what) ?? []), pod]));
    },
    patchesOf: (stepKey) => counts.get(`patch ${stepKey}`) ?? 0,
    jobsOf: (stepKey) => counts.get(`job ${stepKey}`) ?? 0,
    podsGone: (deployment, how) => gone.get(`${deployment} ${how}`)?.size ?? 0,
  };
}

/** The step that a write names as its own. A rollback also brings back the mark that stood in the template. */
function markIn(body: unknown): unknown {
  if (!Array.isArray(body)) {
    return (
      fieldOf(body, 'metadata', 'annotations', stepAnnotation) ??
      fieldOf(body, 'spec', 'template', 'metadata', 'annotations', stepAnnotation)
    );
  }
  const pointer = `/metadata/annotations/${stepAnnotation.replace('/', '~1')}`;
  const operation: unknown = body.find((one: unknown) => fieldOf(one, 'path') === pointer);
  return fieldOf(operation, 'value');
}
