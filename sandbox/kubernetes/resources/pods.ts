import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import { ageColumn, nameColumn } from '#sandbox/kubernetes/columns.ts';
import { defineResource, statusOf } from '#sandbox/kubernetes/define-resource.ts';
import { forbiddenField } from '#sandbox/kubernetes/field-problems.ts';
import type { KubeObject } from '#sandbox/kubernetes/kube-object.ts';
import { metadataShape } from '#sandbox/kubernetes/metadata-shape.ts';
import { podRestartsText, podStatusText } from '#sandbox/kubernetes/pod-display.ts';
import { withPodSpecDefaults, withRequestsFromLimits } from '#sandbox/kubernetes/pod-spec-defaults.ts';
import { podSpecProblems } from '#sandbox/kubernetes/pod-spec-problems.ts';
import { podSpecShape } from '#sandbox/kubernetes/pod-spec-shape.ts';
import { qosClassOf } from '#sandbox/kubernetes/qos-class.ts';
import type { StatusCause } from '#sandbox/kubernetes/status-error.ts';
import type { ContainerSpec, Pod, PodSpec } from '#sandbox/kubernetes/workload-objects.ts';

const asPod = (object: KubeObject): Pod => object as Pod;

function readyText(object: KubeObject): string {
  const statuses = asPod(object).status?.containerStatuses ?? [];
  return `${statuses.filter((status) => status.ready).length}/${asPod(object).spec.containers.length}`;
}

export const pods = defineResource({
  group: '',
  plural: 'pods',
  kind: 'Pod',
  shortNames: ['po'],
  inCategoryAll: true,
  answersDeleted: true,
  subresources: [
    { name: 'log', kind: 'Pod', verbs: ['get'] },
    { name: 'eviction', kind: 'Eviction', group: 'policy', version: 'v1', verbs: ['create'] },
    statusOf('Pod'),
  ],
  columns: [
    nameColumn,
    { name: 'Ready', type: 'string', priority: 0, cell: readyText },
    { name: 'Status', type: 'string', priority: 0, cell: (object) => podStatusText(asPod(object)) },
    { name: 'Restarts', type: 'string', priority: 0, cell: (object, nowMs) => podRestartsText(asPod(object), nowMs) },
    ageColumn,
    { name: 'IP', type: 'string', priority: 1, cell: (object) => asPod(object).status?.podIP ?? '<none>' },
    { name: 'Node', type: 'string', priority: 1, cell: (object) => asPod(object).spec.nodeName ?? '<none>' },
    { name: 'Nominated Node', type: 'string', priority: 1, cell: () => '<none>' },
    { name: 'Readiness Gates', type: 'string', priority: 1, cell: () => '<none>' },
  ],
  shape: z.looseObject({ metadata: metadataShape, spec: podSpecShape.nullish() }),
  fields: {
    'spec.nodeName': (object) => asPod(object).spec.nodeName ?? '',
    'spec.restartPolicy': (object) => asPod(object).spec.restartPolicy ?? 'Always',
    'spec.schedulerName': (object) => asPod(object).spec.schedulerName ?? 'default-scheduler',
    'status.phase': (object) => asPod(object).status?.phase ?? 'Pending',
    'status.podIP': (object) => asPod(object).status?.podIP ?? '',
  },
  withDefaults: (draft) => {
    const spec = withRequestsFromLimits(withPodSpecDefaults(draft['spec'] as PodSpec | undefined));
    return { ...draft, spec, status: draft['status'] ?? { phase: 'Pending', qosClass: qosClassOf(spec) } };
  },
  problems: (draft, previous) => {
    const spec = draft['spec'] as PodSpec | undefined;
    const changed = previous === null ? [] : changeProblems(spec, asPod(previous).spec);
    return [...podSpecProblems(spec, 'spec'), ...changed];
  },
});

const changeable =
  'pod updates may not change fields other than `spec.containers[*].image`,`spec.initContainers[*].image`,`spec.activeDeadlineSeconds`,`spec.tolerations` (only additions to existing tolerations),`spec.terminationGracePeriodSeconds` (allow it to be set to 1 if it was previously negative)';

/** Of a pod's spec only the images and the deadline may change, and tolerations may be added. */
function changeProblems(spec: PodSpec | undefined, previous: PodSpec): readonly StatusCause[] {
  const added = spec?.tolerations ?? [];
  const isKept = (previous.tolerations ?? []).every((old) => added.some((now) => isDeepStrictEqual(old, now)));
  return isKept && isDeepStrictEqual(fixedPart(spec), fixedPart(previous)) ? [] : [forbiddenField('spec', changeable)];
}

function fixedPart(spec: PodSpec | undefined): unknown {
  const withoutImage = ({ image: _image, imagePullPolicy: _policy, ...rest }: ContainerSpec): unknown => rest;
  const { activeDeadlineSeconds: _deadline, tolerations: _tolerations, ...rest } = spec ?? { containers: [] };
  const { containers, initContainers = [], ...others } = rest;
  return { ...others, containers: containers.map(withoutImage), initContainers: initContainers.map(withoutImage) };
}
