import { z } from 'zod';
import type { KubernetesKind } from '#domain/kubernetes-object.ts';
import { lastChangeOf, type LastChange } from '#domain/last-change.ts';
import type { KubernetesConnection } from './kubernetes-connection.ts';
import { labelSelectorSchema, sayLabelSelector } from './label-selector.ts';
import type { CallOptions } from './objects.ts';
import { collectionPath } from './resource-path.ts';

/** Which pods a policy is about and when it came to be. */
export interface NetworkPolicyView {
  readonly name: string;
  readonly createdAt: Date | null;
  /** Null where the server keeps no field managers. */
  readonly lastChange: LastChange | null;
  /** As `kubectl -l` writes it; empty for all pods of the namespace. */
  readonly podSelector: string;
  /** Labels that a pod must have; expressions are not among them. */
  readonly podLabels: Readonly<Record<string, string>>;
  /** `Ingress`, `Egress`. */
  readonly policyTypes: readonly string[];
}

export interface KubernetesNetworkPolicies {
  /** The policies of a namespace. */
  networkPolicies(namespace: string, options?: CallOptions): Promise<readonly NetworkPolicyView[]>;
}

/** No kind that a runbook may name, so it is known here alone. */
const kind: KubernetesKind = {
  kind: 'NetworkPolicy',
  apiVersion: 'networking.k8s.io/v1',
  group: 'networking.k8s.io',
  plural: 'networkpolicies',
  namespaced: true,
};

/** https://kubernetes.io/docs/reference/kubernetes-api/policy-resources/network-policy-v1/ */
const listSchema = z.object({
  items: z
    .array(
      z.object({
        metadata: z.looseObject({ name: z.string().min(1), creationTimestamp: z.string().nullish() }),
        spec: z
          .object({ podSelector: labelSelectorSchema.default({}), policyTypes: z.array(z.string()).default([]) })
          .prefault({}),
      }),
    )
    .nullable(),
});

/** Network policies. */
export function kubernetesNetworkPolicies({ call }: KubernetesConnection): KubernetesNetworkPolicies {
  return {
    networkPolicies: (namespace, { signal } = {}) =>
      call(
        { verb: 'list', resource: kind.plural, group: kind.group, namespace, effect: 'read' },
        { method: 'GET', path: collectionPath(kind.apiVersion, kind, namespace) },
        (body) => (listSchema.parse(JSON.parse(body)).items ?? []).map(toView),
        signal,
      ),
  };
}

function toView({ metadata, spec }: NonNullable<z.infer<typeof listSchema>['items']>[number]): NetworkPolicyView {
  const created = new Date(metadata.creationTimestamp ?? '');
  return {
    name: metadata.name,
    createdAt: Number.isNaN(created.getTime()) ? null : created,
    lastChange: lastChangeOf(metadata),
    podSelector: sayLabelSelector(spec.podSelector),
    podLabels: spec.podSelector.matchLabels ?? {},
    policyTypes: spec.policyTypes,
  };
}
