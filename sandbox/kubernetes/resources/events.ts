import { z } from 'zod';
import { defineResource } from '#sandbox/kubernetes/define-resource.ts';
import { required } from '#sandbox/kubernetes/field-problems.ts';
import { humanDuration } from '#sandbox/kubernetes/human-duration.ts';
import type { KubeObject } from '#sandbox/kubernetes/kube-object.ts';
import { metadataShape } from '#sandbox/kubernetes/metadata-shape.ts';
import type { Column, ResourceKind } from '#sandbox/kubernetes/resource-kind.ts';
import type { EventObject } from '#sandbox/kubernetes/workload-objects.ts';

const asEvent = (object: KubeObject): EventObject => object as EventObject;
const column = (name: string, priority: 0 | 1, cell: (event: EventObject, nowMs: number) => string): Column => ({
  name,
  type: 'string',
  priority,
  cell: (object, nowMs) => cell(asEvent(object), nowMs),
});

function since(time: string | null | undefined, nowMs: number): string {
  return time === undefined || time === null ? '<unknown>' : humanDuration(nowMs - Date.parse(time));
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function sourceText(event: EventObject): string {
  const source = event['source'] as { readonly component?: string; readonly host?: string } | undefined;
  return [source?.component, source?.host].filter((part) => part !== undefined).join(', ');
}

/** What an event can be selected by, as in the real API. */
export function eventFields(prefix: 'involvedObject' | 'regarding'): ResourceKind['fields'] {
  return {
    ...Object.fromEntries(
      ['kind', 'namespace', 'name', 'uid', 'apiVersion', 'resourceVersion', 'fieldPath'].map((field) => [
        `${prefix}.${field}`,
        (object: KubeObject) => textOf(asEvent(object).involvedObject[field]),
      ]),
    ),
    reason: (object) => asEvent(object).reason ?? '',
    reportingComponent: (object) => textOf(object['reportingComponent']),
    source: (object) => (object['source'] as { readonly component?: string } | undefined)?.component ?? '',
    type: (object) => asEvent(object).type ?? '',
  };
}

const eventColumns: readonly Column[] = [
  column('Last Seen', 0, (event, nowMs) => since(event.lastTimestamp ?? event.metadata.creationTimestamp, nowMs)),
  column('Type', 0, (event) => event.type ?? ''),
  column('Reason', 0, (event) => event.reason ?? ''),
  column(
    'Object',
    0,
    (event) => `${(event.involvedObject.kind ?? '').toLowerCase()}/${event.involvedObject.name ?? ''}`,
  ),
  column('Subobject', 1, (event) => event.involvedObject.fieldPath ?? ''),
  column('Source', 1, sourceText),
  column('Message', 0, (event) => event.message ?? ''),
  column('First Seen', 1, (event, nowMs) => since(event.firstTimestamp ?? event.metadata.creationTimestamp, nowMs)),
  column('Count', 1, (event) => String(event.count ?? 1)),
  { ...column('Name', 1, (event) => event.metadata.name), format: 'name' },
];

export const events = defineResource({
  group: '',
  plural: 'events',
  kind: 'Event',
  shortNames: ['ev'],
  columns: eventColumns,
  shape: z.looseObject({ metadata: metadataShape, involvedObject: z.looseObject({}).optional() }),
  fields: eventFields('involvedObject'),
  withDefaults: (draft) => ({ firstTimestamp: null, lastTimestamp: null, ...draft }),
  problems: (draft) => {
    const about = draft['involvedObject'] as EventObject['involvedObject'] | undefined;
    return about?.namespace === undefined || about.namespace === draft.metadata.namespace
      ? about === undefined
        ? [required('involvedObject')]
        : []
      : [{ reason: 'FieldValueInvalid', message: 'does not match event.namespace', field: 'involvedObject.namespace' }];
  },
});
