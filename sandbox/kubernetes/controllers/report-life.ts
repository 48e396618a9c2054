import type { Pod } from '#sandbox/kubernetes/workload-objects.ts';
import type { ClusterContext, EventDraft } from './cluster-context.ts';
import { notStarted, type ContainerLife } from './container-life.ts';

/** The Events a kubelet records when a container's life moves on. Wording: kubernetes/pkg/kubelet v1.36. */
export function reportLife(context: ClusterContext, pod: Pod, before: ContainerLife, after: ContainerLife): void {
  const host = pod.spec.nodeName ?? '';
  for (const container of pod.spec.containers) {
    const fieldPath = `spec.containers{${container.name}}`;
    const emit = (type: EventDraft['type'], reason: string, message: string): void =>
      context.event(pod, { type, reason, message, component: 'kubelet', host, fieldPath });
    const hasStarted =
      after.stage.kind === 'running' &&
      (before.stage.kind !== 'running' || before.stage.sinceMs !== after.stage.sinceMs);
    reportObstacle(context, pod, emit, { before, after });
    reportPull(emit, container.image, before, after);
    if (hasStarted) {
      emit('Normal', 'Pulled', `Container image "${container.image}" already present on machine`);
      emit('Normal', 'Created', `Created container: ${container.name}`);
      emit('Normal', 'Started', `Started container ${container.name}`);
    }
    const probe = after.lastEnd?.livenessFailure;
    if (probe !== undefined && after.lastEnd !== before.lastEnd) {
      emit('Warning', 'Unhealthy', `Liveness probe failed: ${probe}`);
      emit('Normal', 'Killing', `Container ${container.name} failed liveness probe, will be restarted`);
    }
    if (before.stage.kind === 'running' && after.stage.kind === 'backoff') {
      const where = `${pod.metadata.name}_${pod.metadata.namespace}(${pod.metadata.uid})`;
      emit('Warning', 'BackOff', `Back-off restarting failed container ${container.name} in pod ${where}`);
    }
    const unready = after.stage.kind === 'running' ? after.stage.unready : null;
    const wasUnready = before.stage.kind === 'running' ? before.stage.unready : null;
    if (unready !== null && unready !== notStarted && unready !== wasUnready) {
      emit('Warning', 'Unhealthy', `Readiness probe failed: ${unready}`);
    }
  }
}

/** What stands in the way of a start is reported at every attempt; a mount concerns the pod and none of its containers. */
function reportObstacle(
  context: ClusterContext,
  pod: Pod,
  emit: (type: EventDraft['type'], reason: string, message: string) => void,
  { before, after }: { readonly before: ContainerLife; readonly after: ContainerLife },
): void {
  const { stage } = after;
  if (stage.kind !== 'unstartable' || before.stage === stage) return;
  if (stage.why === 'config') {
    emit('Warning', 'Failed', `Error: ${stage.error}`);
    return;
  }
  const host = pod.spec.nodeName ?? '';
  context.event(pod, { type: 'Warning', reason: 'FailedMount', message: stage.error, component: 'kubelet', host });
}

/** An image that cannot be pulled is reported at every attempt. */
function reportPull(
  emit: (type: EventDraft['type'], reason: string, message: string) => void,
  image: string,
  before: ContainerLife,
  after: ContainerLife,
): void {
  if (after.stage.kind !== 'unpullable') return;
  if (before.stage.kind === 'unpullable' && before.stage.sinceMs === after.stage.sinceMs) return;
  emit('Normal', 'Pulling', `Pulling image "${image}"`);
  emit('Warning', 'Failed', `Failed to pull image "${image}": ${after.stage.error}`);
  emit('Warning', 'Failed', 'Error: ErrImagePull');
  emit('Normal', 'BackOff', `Back-off pulling image "${image}"`);
  emit('Warning', 'Failed', 'Error: ImagePullBackOff');
}
