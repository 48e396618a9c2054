import { fieldOf, type KubernetesKindName, type KubernetesObject } from '#domain/kubernetes-object.ts';
import { isWorkloadKind, readyPods, rolloutStatus, wantedPods } from './rollout-status.ts';
import { type EventFacts, sayEvent } from './event-facts.ts';
import { podFacts, sayPod } from './pod-facts.ts';
import { listAt, numberAt, textAt } from './read-field.ts';

const mostPods = 20;

/** An object, its pods and its events as one text, as short as tells how it does. */
export function describeObject(
  kind: KubernetesKindName,
  object: KubernetesObject,
  pods: readonly KubernetesObject[],
  events: readonly EventFacts[],
): string {
  const { namespace, name } = object.metadata;
  const sections = [
    `${kind} ${namespace === undefined ? name : `${namespace}/${name}`}`,
    ...facts(kind, object),
    ...conditions(object),
    ...section('pods', pods.slice(0, mostPods).map(sayPodLine), pods.length - mostPods),
    ...section('events', events.map(sayEvent), 0),
  ];
  return sections.join('\n');
}

function facts(kind: KubernetesKindName, object: KubernetesObject): readonly string[] {
  if (isWorkloadKind(kind)) {
    const images = listAt(object, 'spec', 'template', 'spec', 'containers').map(sayImage);
    const pods = `${readyPods(kind, object)} of ${wantedPods(kind, object)} pods ready`;
    return [`replicas: ${pods}; ${rolloutStatus(kind, object).message}`, `images: ${images.join(', ')}`];
  }
  switch (kind) {
    case 'pod':
      return [
        `phase: ${textAt(object, 'status', 'phase') ?? 'unknown'} on node ${textAt(object, 'spec', 'nodeName') ?? 'none'}; ${sayPod(podFacts(object))}`,
        ...listAt(object, 'status', 'containerStatuses').map(sayContainer),
      ];
    case 'node':
      return [
        `unschedulable: ${fieldOf(object, 'spec', 'unschedulable') === true}`,
        ...listAt(object, 'spec', 'taints').map(sayTaint),
      ];
    case 'pvc':
      return [
        `phase: ${textAt(object, 'status', 'phase') ?? 'unknown'}, class ${textAt(object, 'spec', 'storageClassName') ?? 'none'}`,
        `size: ${textAt(object, 'status', 'capacity', 'storage') ?? 'none'} of ${textAt(object, 'spec', 'resources', 'requests', 'storage') ?? 'none'}`,
      ];
    case 'hpa':
      return [
        `replicas: ${numberAt(object, 'status', 'currentReplicas') ?? 0}, wanted ${numberAt(object, 'status', 'desiredReplicas') ?? 0}, between ${numberAt(object, 'spec', 'minReplicas') ?? 1} and ${numberAt(object, 'spec', 'maxReplicas') ?? 1}`,
      ];
    case 'pdb':
      return [
        `disruptions allowed: ${numberAt(object, 'status', 'disruptionsAllowed') ?? 0}, healthy ${numberAt(object, 'status', 'currentHealthy') ?? 0} of ${numberAt(object, 'status', 'expectedPods') ?? 0}`,
      ];
    default:
      return [];
  }
}

function conditions(object: KubernetesObject): readonly string[] {
  return section('conditions', listAt(object, 'status', 'conditions').map(sayCondition), 0);
}

function section(title: string, lines: readonly string[], left: number): readonly string[] {
  if (lines.length === 0) return [];
  return [`${title}:`, ...lines.map((line) => `  ${line}`), ...(left > 0 ? [`  and ${left} more`] : [])];
}

function sayCondition(condition: unknown): string {
  const why = [textAt(condition, 'reason'), textAt(condition, 'message')].filter(Boolean).join(': ');
  return `${textAt(condition, 'type')}: ${textAt(condition, 'status')}${why === '' ? '' : ` (${why})`}`;
}

function sayPodLine(pod: KubernetesObject): string {
  return `${pod.metadata.name}: ${textAt(pod, 'status', 'phase') ?? 'unknown'}, ${sayPod(podFacts(pod))}`;
}

function sayImage(container: unknown): string {
  return `${textAt(container, 'name')} ${textAt(container, 'image')}`;
}

function sayContainer(status: unknown): string {
  const state = fieldOf(status, 'state');
  const word = ['running', 'waiting', 'terminated'].find((one) => fieldOf(state, one) !== undefined) ?? 'unknown';
  const why = [textAt(state, word, 'reason'), textAt(state, word, 'message')].filter(Boolean).join(': ');
  const last = textAt(status, 'lastState', 'terminated', 'reason');
  const before = last === null ? '' : `, ended before by ${last}`;
  return `container ${textAt(status, 'name')}: ${word}${why === '' ? '' : ` (${why})`}, ${numberAt(status, 'restartCount') ?? 0} restarts${before}`;
}

function sayTaint(taint: unknown): string {
  return `taint: ${textAt(taint, 'key')}:${textAt(taint, 'effect')}`;
}
