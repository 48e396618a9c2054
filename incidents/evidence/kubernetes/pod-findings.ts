import { sayDuration } from '#domain/duration.ts';
import type { EvidenceQuestion } from '#incidents/evidence/evidence-source.ts';
import type { Notebook, NotedFinding } from '#incidents/evidence/notebook.ts';
import { numberAt } from './object-fields.ts';
import { podFacts, restartsSince, type ContainerFacts, type PodFacts } from './pod-facts.ts';
import { sayWorkload, type Workload } from './workload.ts';

const minuteMs = 60_000;
/** Containers that ended earlier than this before the first alert have nothing to do with it. */
const restartWindowMs = 20 * minuteMs;
/** A pod is given this long to become ready before that counts. */
const settlingMs = minuteMs;

const pullReasons: ReadonlySet<string> = new Set([
  'ImagePullBackOff',
  'ErrImagePull',
  'InvalidImageName',
  'ErrImageNeverPull',
  'ImageInspectError',
  'RegistryUnavailable',
]);
const configReasons: ReadonlySet<string> = new Set(['CreateContainerConfigError', 'CreateContainerError']);

/** What the states of a service's pods tell, and how many of its replicas are there. */
export function notePodFindings(question: EvidenceQuestion, notebook: Notebook, workload: Workload): void {
  const { replicas, available } = replicaCounts(workload);
  const reference = sayWorkload(workload);
  notebook.measure('replicas', replicas);
  notebook.measure('available_replicas', available);
  notebook.note({
    id: 'replicas_unavailable',
    present: available < replicas,
    text: `${available} of ${replicas} replicas are available`,
    reference,
  });
  if (workload.pods === null) return;
  const pods = workload.pods.map(podFacts).filter(({ phase }) => phase !== 'Succeeded');
  notebook.measure(
    'restarts',
    pods.flatMap(({ containers }) => containers).reduce((sum, { restarts }) => sum + restarts, 0),
  );
  const selector = `pods of ${reference}`;
  for (const finding of findingsOf(question, pods))
    notebook.note({ ...finding, reference: finding.reference || selector });
}

function findingsOf({ startedAt, now }: EvidenceQuestion, pods: readonly PodFacts[]): readonly NotedFinding[] {
  const since = new Date(startedAt.getTime() - restartWindowMs);
  const staying = pods.filter(({ isLeaving }) => !isLeaving);
  const containers = staying.flatMap((pod) => pod.containers.map((container) => ({ pod, container })));
  const waiting = (reasons: ReadonlySet<string>) =>
    containers.filter(({ container }) => reasons.has(container.waiting));
  const killed = containers.filter(
    ({ container: { lastEnd } }) => lastEnd?.reason === 'OOMKilled' && (lastEnd.at ?? since) >= since,
  );
  const restarted = staying.filter((pod) => restartsSince(pod, since) > 0);
  const unready = staying.filter(
    (pod) =>
      pod.phase === 'Running' &&
      !pod.isReady &&
      pod.containers.some(({ isRunning }) => isRunning) &&
      now.getTime() - (pod.createdAt?.getTime() ?? 0) >= settlingMs,
  );
  const homeless = staying.filter((pod) => pod.unschedulable !== '');
  const evicted = pods.filter((pod) => pod.reason === 'Evicted');
  return [
    said('pods_crash_looping', waiting(new Set(['CrashLoopBackOff'])), 'crash-loop', sayLastEnd),
    said('image_pull_failing', waiting(pullReasons), 'cannot pull their image', sayWait),
    said('container_config_error', waiting(configReasons), 'cannot be made', sayWait),
    said('containers_oom_killed', killed, 'were killed for memory', ({ pod }) => `last ${pod.name}`),
    podsSaid('pods_restarting', restarted, 'restarted lately', (pod) => `${restartCount(pod)} times in ${pod.name}`),
    podsSaid('pods_unready', unready, 'run and are not ready', (pod) => pod.name),
    podsSaid('pods_unschedulable', homeless, 'fit on no node', (pod) => {
      const ageMs = pod.createdAt === null ? null : now.getTime() - pod.createdAt.getTime();
      return `${ageMs === null ? '' : `pending for ${sayDuration(Math.max(0, ageMs))}: `}${pod.unschedulable}`;
    }),
    podsSaid('pods_evicted', evicted, 'were evicted', (pod) => `from ${pod.node || 'their node'}`),
  ];
}

interface Placed {
  readonly pod: PodFacts;
  readonly container: ContainerFacts;
}

function said(
  id: NotedFinding['id'],
  found: readonly Placed[],
  what: string,
  detail: (first: Placed) => string,
): NotedFinding {
  const [first] = found;
  const text = first ? `${found.length} containers ${what}: ${detail(first)}` : `no containers ${what}`;
  return { id, present: first !== undefined, text, reference: first ? `pod ${first.pod.name}` : '' };
}

function podsSaid(
  id: NotedFinding['id'],
  found: readonly PodFacts[],
  what: string,
  detail: (first: PodFacts) => string,
): NotedFinding {
  const [first] = found;
  const text = first ? `${found.length} pods ${what}: ${detail(first)}` : `no pods ${what}`;
  return { id, present: first !== undefined, text, reference: first ? `pod ${first.name}` : '' };
}

function sayWait({ container }: Placed): string {
  return [container.waiting, container.waitingMessage].filter((part) => part !== '').join(': ');
}

function sayLastEnd({ pod, container: { lastEnd, restarts } }: Placed): string {
  const ended =
    lastEnd === null ? '' : `, last ended ${lastEnd.reason} with exit code ${lastEnd.exitCode ?? 'unknown'}`;
  return `${pod.name} after ${restarts} restarts${ended}`;
}

function restartCount(pod: PodFacts): number {
  return pod.containers.reduce((sum, { restarts }) => sum + restarts, 0);
}

/** What the API leaves out when it is zero is zero here. */
function replicaCounts({ kind, object }: Workload): { readonly replicas: number; readonly available: number } {
  if (kind === 'daemonset') {
    return {
      replicas: numberAt(object, 'status', 'desiredNumberScheduled') ?? 0,
      available: numberAt(object, 'status', 'numberAvailable') ?? 0,
    };
  }
  const available = numberAt(object, 'status', 'availableReplicas');
  return {
    replicas: numberAt(object, 'spec', 'replicas') ?? 1,
    available: available ?? (kind === 'statefulset' ? numberAt(object, 'status', 'readyReplicas') : null) ?? 0,
  };
}
