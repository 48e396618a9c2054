import type { KubernetesConnection } from './kubernetes-connection.ts';

export interface Access {
  readonly allowed: boolean;
  /** The authoriser's own words, e.g. the role binding that allows; may be empty. */
  readonly reason: string;
}

export interface KubernetesAccess {
  /**
   * Whether our account may do something, by SelfSubjectAccessReview; nothing is tried.
   * @param resource plural, with its subresource where one is meant: `deployments`, `deployments/scale`.
   * @param namespace all namespaces, and cluster-wide objects, when empty.
   * @param group API group; the core group when empty.
   */
  can(verb: string, resource: string, namespace?: string, group?: string): Promise<Access>;
}

/** What our account may do. */
export function kubernetesAccess({ authorization, call }: KubernetesConnection): KubernetesAccess {
  return {
    async can(verb, resource, namespace = '', group = '') {
      const [plural = '', subresource = ''] = resource.split('/');
      const resourceAttributes = { verb, group, resource: plural, subresource, namespace };
      const review = await call(
        { verb: 'create', resource: 'selfsubjectaccessreviews', group: 'authorization.k8s.io', effect: 'read' },
        () => authorization.createSelfSubjectAccessReview({ body: { spec: { resourceAttributes } } }),
      );
      return { allowed: review.status?.allowed ?? false, reason: review.status?.reason ?? '' };
    },
  };
}
