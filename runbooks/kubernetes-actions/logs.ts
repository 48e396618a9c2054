import { z } from 'zod';
import type { KubernetesObject } from '#domain/kubernetes-object.ts';
import { durationField } from '#runbooks/duration-field.ts';
import { containerField, containerTexts, resolveContainer } from '#runbooks/kubernetes/container-field.ts';
import { kubernetesAction } from '#runbooks/kubernetes/kubernetes-action.ts';
import { podLog } from '#runbooks/kubernetes/pod-log.ts';
import { newestFirst, podsOf } from '#runbooks/kubernetes/pods-of.ts';
import {
  describeTarget,
  kindOf,
  namespaceField,
  namespaceTexts,
  type Resolved,
  resolveNamespace,
  resolveTarget,
  targetField,
  targetTexts,
} from '#runbooks/kubernetes/target.ts';
import { render } from '#runbooks/templates/render.ts';
import type { StepRun, StepText } from '#runbooks/step-type.ts';

/** A variable of a run is kept with it, and is shown in Slack. */
const limitBytes = 64 * 1024;

const fields = z
  .strictObject({
    action: z.literal('logs').describe('Reads what pods write.'),
    target: targetField(['pod', 'deployment', 'statefulset', 'daemonset', 'job']).optional(),
    selector: z.string().min(1).optional().describe('Labels of the pods; a template. Instead of target.'),
    namespace: namespaceField,
    container: containerField,
    previous: z.boolean().default(false).describe('Of the containers as they were before their last restart.'),
    tail: z.number().int().min(1).max(5000).default(100).describe('How many lines of each pod, from the end.'),
    since: durationField('How far back.').optional(),
    pods: z.number().int().min(1).max(20).default(3).describe('How many pods at most, the newest first.'),
  })
  .refine((own) => (own.target === undefined) !== (own.selector === undefined), {
    error: 'needs exactly one of target and selector: write target: deployment/<name>, or selector: app=<name>',
  });

type Fields = z.output<typeof fields>;

/** Reads what the pods of a workload wrote last. */
export const logs = kubernetesAction({
  fields,
  effects: 'none',
  gives: '`text`, the lines of all pods; `lines`, how many they are; `pods`, whose they are',
  access: (own) => [
    { verb: 'list', kind: 'pod' },
    ...(own.target === undefined ? [] : [{ verb: 'get', kind: kindOf(own.target) } as const]),
    { verb: 'get', kind: 'pod', subresource: 'log' },
  ],
  texts: (own) => [...podTexts(own), ...containerTexts(own.container)],
  describe: (own, say) => {
    const { target, namespace } = own;
    const whose =
      target === undefined ? `pods with ${say(own.selector ?? '')}` : describeTarget({ target, namespace }, say);
    return `Read the ${own.previous ? 'earlier ' : ''}log of ${whose}`;
  },
  run: async (own, run) => {
    const container = resolveContainer(own.container, run.variables);
    if (!container.ok) return { kind: 'failed', reason: container.reason };
    const pods = await findPods(own, run);
    if (!pods.ok) return { kind: 'failed', reason: pods.reason };
    const chosen = pods.value.slice(0, own.pods);
    const texts: string[] = [];
    for (const pod of chosen) {
      const text = await podLog(run.ports.kubernetes, pod, {
        ...(container.value === null ? {} : { container: container.value }),
        ...(own.since === undefined ? {} : { sinceS: Math.max(1, Math.ceil(own.since / 1000)) }),
        previous: own.previous,
        tailLines: own.tail,
        limitBytes: Math.floor(limitBytes / chosen.length),
        signal: run.signal,
      });
      texts.push(chosen.length === 1 ? text : `== ${pod.metadata.name} ==\n${text}`);
    }
    const lines = texts
      .join('\n')
      .split('\n')
      .filter((line) => line.trim() !== '' && !/^== .* ==$/.test(line)).length;
    const names = chosen.map((pod) => pod.metadata.name);
    const output = { text: texts.join('\n'), lines, pods: names };
    return { kind: 'done', output, summary: `read ${lines} lines of ${names.join(', ')}` };
  },
});

function podTexts(own: Fields): readonly StepText[] {
  if (own.target !== undefined) return targetTexts({ target: own.target, namespace: own.namespace });
  const selector = { field: ['selector'], text: own.selector ?? '', context: 'kubernetes-label-selector' } as const;
  return [{ kind: 'template', ...selector }, ...namespaceTexts(own)];
}

async function findPods(own: Fields, run: StepRun): Promise<Resolved<readonly KubernetesObject[]>> {
  if (own.target !== undefined) {
    const ref = resolveTarget({ target: own.target, namespace: own.namespace }, run.variables);
    if (!ref.ok) return ref;
    const found = await podsOf(ref.value, run);
    return !found.ok || found.value.length > 0 ? found : { ok: false, reason: `${own.target} has no pods` };
  }
  const selector = render(own.selector ?? '', run.variables, 'kubernetes-label-selector');
  if (!selector.ok) return { ok: false, reason: `the selector ${own.selector}: ${selector.message}` };
  const namespace = resolveNamespace(own.namespace, run.variables);
  if (!namespace.ok) return namespace;
  const pods = await run.ports.kubernetes.list(
    'pod',
    namespace.value,
    { labels: selector.text },
    { signal: run.signal },
  );
  if (pods.length > 0) return { ok: true, value: newestFirst(pods) };
  return { ok: false, reason: `no pod in namespace ${namespace.value} fits ${selector.text}` };
}
