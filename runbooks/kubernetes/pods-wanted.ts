import { z } from 'zod';
import type { ObjectRef } from '#domain/kubernetes-object.ts';
import type { Variables } from '#runbooks/expressions/expression.ts';
import { render } from '#runbooks/templates/render.ts';
import type { StepRun, StepText } from '#runbooks/step-type.ts';
import { podFacts, type PodFacts } from './pod-facts.ts';
import { sayMissing } from './say-object.ts';
import {
  describeTarget,
  namespaceField,
  namespaceTexts,
  type Resolved,
  resolveNamespace,
  resolveTarget,
  targetField,
  targetTexts,
} from './target.ts';

/** The fields by which a step names pods: one by its name, or some by their labels. */
export const podsFields = {
  target: targetField(['pod']).optional(),
  selector: z
    .string()
    .min(1)
    .optional()
    .describe('Labels of the pods, e.g. `app={{ service }}`; a template. Instead of target.'),
  namespace: namespaceField,
  count: z
    .number()
    .int()
    .min(1)
    .max(20)
    .optional()
    .describe('How many of the pods that fit the selector; 1 by default.'),
};

export interface PodsFields {
  readonly target?: string | undefined;
  readonly selector?: string | undefined;
  readonly namespace: string;
  readonly count?: number | undefined;
}

/** What is wrong with how the pods are named, or null. */
export function podsFieldsProblem(own: PodsFields): string | null {
  if ((own.target === undefined) === (own.selector === undefined)) {
    return 'needs exactly one of target and selector: write target: pod/<name>, or selector: app=<name>';
  }
  return own.target !== undefined && own.count !== undefined ? 'names one pod already: leave count out' : null;
}

export function podsTexts(own: PodsFields): readonly StepText[] {
  if (own.target !== undefined) return targetTexts({ target: own.target, namespace: own.namespace });
  const selector = { field: ['selector'], text: own.selector ?? '', context: 'kubernetes-label-selector' } as const;
  return [{ kind: 'template', ...selector }, ...namespaceTexts(own)];
}

/** The pods in words, before they are known. */
export function describePods(own: PodsFields, say: (template: string) => string): string {
  if (own.target !== undefined) return describeTarget({ target: own.target, namespace: own.namespace }, say);
  const count = own.count ?? 1;
  return `${count} ${count === 1 ? 'pod' : 'pods'} with ${say(own.selector ?? '')} in ${say(own.namespace)}`;
}

/** What the pods are named by, rendered and checked. */
export type PodsWanted =
  | { readonly kind: 'named'; readonly ref: ObjectRef; readonly namespace: string }
  | { readonly kind: 'selected'; readonly selector: string; readonly namespace: string };

export function resolvePods(own: PodsFields, variables: Variables): Resolved<PodsWanted> {
  if (own.target !== undefined) {
    const ref = resolveTarget({ target: own.target, namespace: own.namespace }, variables);
    if (!ref.ok) return ref;
    return { ok: true, value: { kind: 'named', ref: ref.value, namespace: ref.value.namespace ?? '' } };
  }
  const selector = render(own.selector ?? '', variables, 'kubernetes-label-selector');
  if (!selector.ok) return { ok: false, reason: `the selector ${own.selector}: ${selector.message}` };
  const namespace = resolveNamespace(own.namespace, variables);
  if (!namespace.ok) return namespace;
  return { ok: true, value: { kind: 'selected', selector: selector.text, namespace: namespace.value } };
}

/** The pods that fit, without those that are ending; refused where there is none. */
export async function findPods(wanted: PodsWanted, run: StepRun): Promise<Resolved<readonly PodFacts[]>> {
  const { kubernetes } = run.ports;
  if (wanted.kind === 'named') {
    const pod = await kubernetes.get(wanted.ref, { signal: run.signal });
    if (pod === null) return { ok: false, reason: sayMissing(wanted.ref) };
    const facts = podFacts(pod);
    return facts.ending ? { ok: false, reason: `pod ${facts.name} is ending already` } : { ok: true, value: [facts] };
  }
  const { namespace, selector } = wanted;
  const pods = await kubernetes.list('pod', namespace, { labels: selector }, { signal: run.signal });
  const fit = pods.map(podFacts).filter((pod) => !pod.ending);
  return fit.length > 0
    ? { ok: true, value: fit }
    : { ok: false, reason: `no pod in namespace ${namespace} fits ${selector}` };
}
