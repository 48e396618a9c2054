import { z } from 'zod';
import { kubernetesKinds, type KubernetesKindName, type ObjectRef } from '#domain/kubernetes-object.ts';
import { render } from '#runbooks/templates/render.ts';
import type { StepText } from '#runbooks/step-type.ts';
import type { Variables } from '#runbooks/expressions/expression.ts';

/** A target of one of some kinds: `<kind>/<name>`, the name a template. */
export function targetField(kinds: readonly [KubernetesKindName, ...KubernetesKindName[]]): z.ZodString {
  const written = kinds.map((kind) => `${kind}/<name>`).join(', ');
  const [first] = kinds;
  const name = kubernetesKinds[first].namespaced ? '{{ service }}' : '{{ labels.node }}';
  return z
    .string()
    .regex(new RegExp(`^(?:${kinds.join('|')})/.+$`), {
      error: `must name one of the kinds that this action knows: write ${written}, e.g. ${first}/${name}`,
    })
    .describe(`${kinds.map((kind) => `\`${kind}/<name>\``).join(', ')}; the name is a template.`);
}

/** The namespace of a target. */
export const namespaceField = z
  .string()
  .min(1)
  .default('{{ namespace }}')
  .describe("A template; by default the incident's namespace.");

/** What an object is named by in a step's fields. */
export interface TargetFields {
  readonly target: string;
  /** Absent where the kind belongs to no namespace. */
  readonly namespace?: string;
}

/** The kind that a target names. */
export function kindOf(target: string): KubernetesKindName {
  const word = target.slice(0, target.indexOf('/'));
  return Object.keys(kubernetesKinds).find((kind): kind is KubernetesKindName => kind === word) ?? 'pod';
}

/** The templates of a target's fields. */
export function targetTexts(own: TargetFields): readonly StepText[] {
  const from = own.target.indexOf('/') + 1;
  const name = {
    kind: 'template',
    field: ['target'],
    text: own.target.slice(from),
    from,
    context: 'kubernetes-name',
  } as const;
  const { namespace } = own;
  return isAnywhere(own) || namespace === undefined ? [name] : [name, ...namespaceTexts({ namespace })];
}

/** The template of a namespace. */
export function namespaceTexts(own: { readonly namespace: string }): readonly StepText[] {
  return [{ kind: 'template', field: ['namespace'], text: own.namespace, context: 'kubernetes-namespace' }];
}

export type Resolved<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly reason: string };

/** Which object a target means, its names rendered and checked. */
export function resolveTarget(own: TargetFields, variables: Variables): Resolved<ObjectRef> {
  const kind = kindOf(own.target);
  const name = render(own.target.slice(own.target.indexOf('/') + 1), variables, 'kubernetes-name');
  if (!name.ok) return { ok: false, reason: `the target ${own.target}: ${name.message}` };
  if (own.namespace === undefined || !kubernetesKinds[kind].namespaced) {
    return { ok: true, value: { kind, namespace: null, name: name.text } };
  }
  const namespace = resolveNamespace(own.namespace, variables);
  return namespace.ok ? { ok: true, value: { kind, namespace: namespace.value, name: name.text } } : namespace;
}

/** A namespace, rendered and checked. */
export function resolveNamespace(namespace: string, variables: Variables): Resolved<string> {
  const rendered = render(namespace, variables, 'kubernetes-namespace');
  if (rendered.ok) return { ok: true, value: rendered.text };
  return { ok: false, reason: `the namespace ${namespace}: ${rendered.message}` };
}

/** A target for people, before it runs: `deployment/claims-api in claims`. */
export function describeTarget(own: TargetFields, say: (template: string) => string): string {
  const { target, namespace } = own;
  return isAnywhere(own) || namespace === undefined ? say(target) : `${say(target)} in ${say(namespace)}`;
}

/** Whether a target is of a kind that belongs to no namespace. */
function isAnywhere(own: TargetFields): boolean {
  return !kubernetesKinds[kindOf(own.target)].namespaced;
}
