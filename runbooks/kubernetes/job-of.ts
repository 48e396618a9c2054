import { createHash } from 'node:crypto';
import { fieldOf, type KubernetesObject, type ObjectRef, stepAnnotation } from '#domain/kubernetes-object.ts';
import type { NewObject } from '#runbooks/ports.ts';
import { textsAt } from './read-field.ts';

/** Fields of a job's specification that the server fills in for one job only. */
const ownFields = new Set(['selector', 'manualSelector', 'suspend']);
const ownLabels = /^(?:batch\.kubernetes\.io\/)?(?:controller-uid|job-name)$/;
/** How long a finished job stays for people to look at, unless its template says otherwise. */
const keptS = 86_400;

/**
 * The job that a step runs: a copy of a CronJob's template, or of a job that ran before. Its name comes from the step's
 * key and attempt, so that creating it again is refused by the server instead of running it twice.
 */
export function jobOf(source: KubernetesObject, ref: ObjectRef, key: string, attempt: number): NewObject {
  const from = ref.kind === 'cronjob' ? fieldOf(source, 'spec', 'jobTemplate') : source;
  const spec = fieldOf(from, 'spec');
  const own = typeof spec === 'object' && spec !== null ? Object.entries(spec) : [];
  const kept = Object.fromEntries(own.filter(([field]) => !ownFields.has(field)));
  return {
    kind: 'job',
    namespace: ref.namespace,
    name: jobName(ref.name, `${key}#${attempt}`),
    labels: withoutOwn(textsAt(from, 'metadata', 'labels')),
    // What `kubectl create job --from` writes as well.
    annotations: { 'cronjob.kubernetes.io/instantiate': 'manual', [stepAnnotation]: key },
    // The CronJob counts it among its runs, so that its success is its own.
    ...(ref.kind === 'cronjob' && { owner: ownerOf(source) }),
    content: { spec: { ttlSecondsAfterFinished: keptS, ...kept, template: withoutOwnLabels(kept['template']) } },
  };
}

function ownerOf({ apiVersion, kind, metadata }: KubernetesObject): NonNullable<NewObject['owner']> {
  return { apiVersion, kind, name: metadata.name, uid: metadata.uid };
}

/** A name of at most 52 characters, so that those of its pods stay within 63. */
export function jobName(source: string, key: string): string {
  const hash = createHash('sha256').update(key).digest('hex').slice(0, 10);
  return `${source.slice(0, 38).replace(/[^a-z0-9]+$/, '')}-fb-${hash}`;
}

function withoutOwnLabels(template: unknown): unknown {
  if (typeof template !== 'object' || template === null) return template;
  const metadata = fieldOf(template, 'metadata');
  const labels = withoutOwn(textsAt(metadata, 'labels'));
  return { ...template, metadata: { ...(typeof metadata === 'object' ? metadata : {}), labels } };
}

function withoutOwn(labels: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(labels).filter(([name]) => !ownLabels.test(name)));
}
