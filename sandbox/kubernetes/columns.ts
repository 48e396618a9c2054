import { humanDuration } from './human-duration.ts';
import type { Column } from './resource-kind.ts';
import type { LabelSelector, PodTemplate } from './workload-objects.ts';

export const nameColumn: Column = {
  name: 'Name',
  type: 'string',
  format: 'name',
  priority: 0,
  cell: (object) => object.metadata.name,
};

export const ageColumn: Column = {
  name: 'Age',
  type: 'string',
  priority: 0,
  cell: (object, nowMs) => humanDuration(nowMs - Date.parse(object.metadata.creationTimestamp)),
};

/** Containers, Images and Selector: the wide columns that Deployments and ReplicaSets share. */
export const templateColumns: readonly Column[] = [
  wide('Containers', (spec) => spec.template.spec.containers.map((container) => container.name).join(',')),
  wide('Images', (spec) => spec.template.spec.containers.map((container) => container.image).join(',')),
  wide('Selector', (spec) =>
    Object.entries(spec.selector.matchLabels ?? {})
      .map(([key, value]) => `${key}=${value}`)
      .join(','),
  ),
];

interface TemplatedSpec {
  readonly template: PodTemplate;
  readonly selector: LabelSelector;
}

function wide(name: string, cell: (spec: TemplatedSpec) => string): Column {
  return { name, type: 'string', priority: 1, cell: (object) => cell(object['spec'] as TemplatedSpec) };
}
