import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import { ageColumn, nameColumn } from '#sandbox/kubernetes/columns.ts';
import type { KubeDraft, KubeObject } from '#sandbox/kubernetes/kube-object.ts';
import { metadataShape, podSpecShape } from '#sandbox/kubernetes/metadata-shape.ts';
import { podRestartsText, podStatusText } from '#sandbox/kubernetes/pod-display.ts';
import { withPodSpecDefaults } from '#sandbox/kubernetes/pod-spec-defaults.ts';
import { podSpecProblems } from '#sandbox/kubernetes/pod-spec-problems.ts';
import type { ResourceKind } from '#sandbox/kubernetes/resource-kind.ts';
import type { Pod, PodSpec } from '#sandbox/kubernetes/workload-objects.ts';

const asPod = (object: KubeObject): Pod => object as Pod;

function readyText(object: KubeObject): string {
  const statuses = asPod(object).status?.containerStatuses ?? [];
  return `${statuses.filter((status) => status.ready).length}/${asPod(object).spec.containers.length}`;
}

/** Of a running pod's spec only the images may change (and a few fields the sandbox does not look at). */
function withoutImages(spec: PodSpec | undefined): unknown {
  return { ...spec, containers: (spec?.containers ?? []).map(({ image: _image, ...rest }) => rest) };
}

export const pods: ResourceKind = {
  group: '',
  version: 'v1',
  plural: 'pods',
  singular: 'pod',
  kind: 'Pod',
  shortNames: ['po'],
  namespaced: true,
  inCategoryAll: true,
  storage: 'pods',
  verbs: ['get', 'list', 'watch', 'create', 'update', 'patch', 'delete'],
  subresources: [
    { name: 'log', kind: 'Pod', verbs: ['get'] },
    { name: 'eviction', kind: 'Eviction', group: 'policy', version: 'v1', verbs: ['create'] },
    { name: 'status', kind: 'Pod', verbs: ['get'] },
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
  shape: z.looseObject({ metadata: metadataShape, spec: podSpecShape.optional() }),
  fields: {
    'spec.nodeName': (object) => asPod(object).spec.nodeName ?? '',
    'spec.restartPolicy': (object) => asPod(object).spec.restartPolicy ?? 'Always',
    'spec.schedulerName': (object) => asPod(object).spec.schedulerName ?? 'default-scheduler',
    'status.phase': (object) => asPod(object).status?.phase ?? 'Pending',
    'status.podIP': (object) => asPod(object).status?.podIP ?? '',
  },
  withDefaults: (draft: KubeDraft) => ({
    ...draft,
    spec: withPodSpecDefaults(draft['spec'] as PodSpec | undefined),
    status: draft['status'] ?? { phase: 'Pending' },
  }),
  problems: (draft, previous) => {
    const spec = draft['spec'] as PodSpec | undefined;
    if (previous && !isDeepStrictEqual(withoutImages(spec), withoutImages(asPod(previous).spec))) {
      return [
        {
          reason: 'FieldValueForbidden',
          message: 'Forbidden: pod updates may not change fields other than `spec.containers[*].image`',
          field: 'spec',
        },
      ];
    }
    return podSpecProblems(spec, 'spec');
  },
};
