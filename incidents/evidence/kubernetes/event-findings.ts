import type { EvidenceQuestion } from '#incidents/evidence/evidence-source.ts';
import type { Notebook, NotedFinding } from '#incidents/evidence/notebook.ts';
import type { ClusterLook } from './cluster-look.ts';
import { citeEvent, eventFacts, type EventFacts } from './event-facts.ts';
import { listAt, textAt } from './object-fields.ts';
import type { Workload } from './workload.ts';

/** Events older than this before the first alert have nothing to do with it. */
const windowMs = 30 * 60_000;

/** Which events decide a finding: their reason, and for some what the message must say. */
interface EventRule {
  readonly id: NotedFinding['id'];
  readonly none: string;
  readonly fits: (event: EventFacts) => boolean;
}

const isMissing = (message: string): boolean => /\b(secrets?|configmaps?) .*not found|couldn't find key/i.test(message);
const mountReasons: ReadonlySet<string> = new Set(['FailedMount', 'FailedAttachVolume', 'FailedMapVolume']);

/** Reasons as Kubernetes writes them (pkg/kubelet/events/event.go and the controllers). */
const rules: readonly EventRule[] = [
  {
    id: 'volume_mount_failing',
    none: 'no volume failed to be attached or mounted',
    fits: ({ reason, message }) => mountReasons.has(reason) && !isMissing(message),
  },
  {
    id: 'container_config_error',
    none: 'no container lacked a Secret, a ConfigMap or a key',
    fits: ({ reason, message }) => (mountReasons.has(reason) || reason === 'Failed') && isMissing(message),
  },
  {
    id: 'probe_failing',
    none: 'no probe failed',
    fits: ({ reason }) => reason === 'Unhealthy' || reason === 'ProbeWarning',
  },
  {
    id: 'liveness_kills',
    none: 'no container was killed for its liveness probe',
    fits: ({ reason, message }) => reason === 'Killing' && message.includes('failed liveness probe'),
  },
  {
    id: 'quota_refuses_pods',
    none: 'no pod was refused by a quota',
    fits: ({ reason, message }) => reason === 'FailedCreate' && message.includes('exceeded quota'),
  },
  {
    id: 'image_pull_failing',
    none: 'no image failed to be pulled',
    fits: ({ reason, message }) =>
      reason === 'FailedToRetrieveImagePullSecret' || (reason === 'Failed' && /pull|ErrImage/i.test(message)),
  },
  {
    id: 'pods_evicted',
    none: 'no pod was evicted',
    fits: ({ reason }) => reason === 'Evicted',
  },
];

/**
 * What the events of the service's objects tell since shortly before the trouble began. Which objects those are, pods and revisions tell: where
 * they could not be read, an event that is not found may still be there.
 */
export async function noteEventFindings(
  { startedAt }: EvidenceQuestion,
  notebook: Notebook,
  look: ClusterLook,
  workload: Workload,
): Promise<void> {
  const all = await look.list('event', workload.namespace);
  if (all === null) return;
  const since = new Date(startedAt.getTime() - windowMs);
  const isOwn = ownObjects(workload);
  const events = all.map(eventFacts).filter((event) => isOwn(event) && (event.lastAt ?? since) >= since);
  const reference = `events in ${workload.namespace}`;
  const isWhole = workload.pods !== null && workload.revisions !== null;
  for (const { id, none, fits } of rules) {
    const found = events.filter(fits).toSorted((a, b) => b.count - a.count);
    const [first] = found;
    if (first === undefined && !isWhole) continue;
    const times = found.reduce((sum, { count }) => sum + count, 0);
    const text = first ? `${first.reason} ${times} times: ${first.message}` : none;
    notebook.note({ id, present: first !== undefined, text, reference: first ? citeEvent(first) : reference });
  }
  noteRefusal(notebook, workload);
}

/** Events are forgotten after an hour, or flooded out; the deployment's own condition stays. */
function noteRefusal(notebook: Notebook, { object, name }: Workload): void {
  const failure = listAt(object, 'status', 'conditions').find(
    (one) => textAt(one, 'type') === 'ReplicaFailure' && textAt(one, 'status') === 'True',
  );
  const text = textAt(failure, 'message');
  if (!text.includes('exceeded quota')) return;
  notebook.note({ id: 'quota_refuses_pods', present: true, text, reference: `condition ReplicaFailure of ${name}` });
}

/** Its own objects, and pods of its revisions that are gone already. */
function ownObjects({ name, pods, revisions }: Workload): (event: EventFacts) => boolean {
  const names = new Set([name, ...[...(pods ?? []), ...(revisions ?? [])].map(({ metadata }) => metadata.name)]);
  const prefixes = (revisions ?? []).map(({ metadata }) => `${metadata.name}-`);
  return ({ object }) => names.has(object) || prefixes.some((prefix) => object.startsWith(prefix));
}
