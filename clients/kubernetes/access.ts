import { z } from 'zod';
import { kubernetesKinds, type KubernetesKindName } from '#domain/kubernetes-object.ts';
import type { KubernetesConnection } from './kubernetes-connection.ts';
import type { CallOptions } from './objects.ts';

export interface AccessQuestion {
  readonly verb: 'get' | 'list' | 'patch' | 'create' | 'delete' | 'update';
  readonly kind: KubernetesKindName;
  /** Such as `eviction`, `scale`, `log`. */
  readonly subresource?: string;
  /** All namespaces, and objects that belong to none, when null. */
  readonly namespace: string | null;
  /** All objects of the kind unless given. */
  readonly name?: string;
}

export interface Access {
  readonly allowed: boolean;
  /** The authoriser's own words, e.g. the role binding that allows; may be empty. */
  readonly reason: string;
}

export interface KubernetesAccess {
  /** Whether our account may do something, by SelfSubjectAccessReview; nothing is tried. No verdict is a no. */
  may(question: AccessQuestion, options?: CallOptions): Promise<Access>;
}

/** https://kubernetes.io/docs/reference/kubernetes-api/authorization-resources/self-subject-access-review-v1/ */
const reviewSchema = z.object({
  kind: z.literal('SelfSubjectAccessReview'),
  status: z
    .object({ allowed: z.boolean(), reason: z.string().default(''), evaluationError: z.string().default('') })
    .optional(),
});
const group = 'authorization.k8s.io';
const resource = 'selfsubjectaccessreviews';

/** What our account may do. */
export function kubernetesAccess({ call }: KubernetesConnection): KubernetesAccess {
  return {
    async may(question, { signal } = {}) {
      const { verb, kind, subresource = '', namespace, name = '' } = question;
      const of = kubernetesKinds[kind];
      const resourceAttributes = {
        verb,
        group: of.group,
        resource: of.plural,
        subresource,
        namespace: namespace ?? '',
        name,
      };
      const body = { apiVersion: `${group}/v1`, kind: 'SelfSubjectAccessReview', spec: { resourceAttributes } };
      const { status } = await call(
        { verb: 'create', resource, group, effect: 'read' },
        { method: 'POST', path: `/apis/${group}/v1/${resource}`, body },
        (text) => reviewSchema.parse(JSON.parse(text)),
        signal,
      );
      return { allowed: status?.allowed ?? false, reason: status?.reason || status?.evaluationError || '' };
    },
  };
}
