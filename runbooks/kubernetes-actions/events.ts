import { z } from 'zod';
import { asJson, kubernetesKinds, type KubernetesKindName } from '#domain/kubernetes-object.ts';
import { durationField } from '#runbooks/duration-field.ts';
import { eventFacts, newestEvents, sayEvent } from '#runbooks/kubernetes/event-facts.ts';
import { kubernetesAction } from '#runbooks/kubernetes/kubernetes-action.ts';
import {
  describeTarget,
  namespaceField,
  namespaceTexts,
  resolveNamespace,
  resolveTarget,
  targetField,
  targetTexts,
} from '#runbooks/kubernetes/target.ts';

const kinds = Object.keys(kubernetesKinds) as [KubernetesKindName, ...KubernetesKindName[]];

const fields = z.strictObject({
  action: z.literal('events').describe('Reads what the cluster noted about an object, or about a whole namespace.'),
  target: targetField(kinds).optional(),
  namespace: namespaceField,
  event_type: z.enum(['Normal', 'Warning']).optional().describe('Only events of this type.'),
  reason: z
    .string()
    .regex(/^[A-Za-z]{1,128}$/, { error: 'must be a reason of events: a word such as FailedScheduling' })
    .optional()
    .describe('Only events of this reason, e.g. FailedScheduling.'),
  since: durationField('How far back.').optional(),
  limit: z.number().int().min(1).max(200).default(20).describe('How many at most, the newest.'),
});

/** Reads the newest events. */
export const events = kubernetesAction({
  fields,
  effects: 'none',
  gives:
    '`events` (a list of `at`, `type`, `reason`, `kind`, `name`, `message`, `count`), their `count`, and all as `text`',
  access: () => [{ verb: 'list', kind: 'event' }],
  texts: (own) => {
    const { target, namespace } = own;
    return target === undefined ? namespaceTexts(own) : targetTexts({ target, namespace });
  },
  describe: (own, say) => {
    const { target, namespace } = own;
    return `Read the events of ${target === undefined ? `namespace ${say(namespace)}` : describeTarget({ target, namespace }, say)}`;
  },
  run: async (own, run) => {
    const { target } = own;
    const ref = target === undefined ? null : resolveTarget({ target, namespace: own.namespace }, run.variables);
    if (ref !== null && !ref.ok) return { kind: 'failed', reason: ref.reason };
    const object = ref?.value ?? null;
    const namespace =
      object === null
        ? resolveNamespace(own.namespace, run.variables)
        : ({ ok: true, value: object.namespace } as const);
    if (!namespace.ok) return { kind: 'failed', reason: namespace.reason };
    // The server sorts out what it can; a name is one by Kubernetes' own rules, and so no syntax of the selector.
    const selectors = [
      ...(object === null
        ? []
        : [`involvedObject.name=${object.name}`, `involvedObject.kind=${kubernetesKinds[object.kind].kind}`]),
      ...(own.event_type === undefined ? [] : [`type=${own.event_type}`]),
      ...(own.reason === undefined ? [] : [`reason=${own.reason}`]),
    ];
    const found = await run.ports.kubernetes.list(
      'event',
      namespace.value,
      selectors.length === 0 ? {} : { fields: selectors.join(',') },
      { signal: run.signal },
    );
    const earliest = own.since === undefined ? 0 : run.now().getTime() - own.since;
    const recent = found.map(eventFacts).filter((event) => (Date.parse(event.at) || 0) >= earliest);
    const newest = newestEvents(recent, own.limit);
    const output = { events: asJson(newest), count: newest.length, text: newest.map(sayEvent).join('\n') };
    const where = object === null ? `namespace ${namespace.value}` : `${object.kind} ${object.name}`;
    return { kind: 'done', output, summary: `read ${newest.length} events of ${where}` };
  },
});
