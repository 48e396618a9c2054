import { z } from 'zod';
import { ageColumn, nameColumn } from '#sandbox/kubernetes/columns.ts';
import { defineResource } from '#sandbox/kubernetes/define-resource.ts';
import { required, unsupportedValue, invalidValue } from '#sandbox/kubernetes/field-problems.ts';
import type { KubeDraft, KubeObject } from '#sandbox/kubernetes/kube-object.ts';
import { labelProblems } from '#sandbox/kubernetes/metadata-problems.ts';
import { labelSelectorShape, metadataShape } from '#sandbox/kubernetes/metadata-shape.ts';
import type { NetworkPolicy, NetworkPolicyRule } from '#sandbox/kubernetes/policy-objects.ts';
import type { StatusCause } from '#sandbox/kubernetes/status-error.ts';

type Spec = NetworkPolicy['spec'];

const directions = ['Egress', 'Ingress'];
const protocols = ['SCTP', 'TCP', 'UDP'];

const ruleShape = z.looseObject({
  ports: z
    .array(z.looseObject({ protocol: z.string().nullish(), port: z.union([z.int(), z.string()]).nullish() }))
    .nullish(),
});
const peersShape = z
  .array(
    z.looseObject({
      podSelector: labelSelectorShape.nullish(),
      namespaceSelector: labelSelectorShape.nullish(),
      ipBlock: z.looseObject({ cidr: z.string().nullish() }).nullish(),
    }),
  )
  .nullish();

export const networkPolicies = defineResource({
  group: 'networking.k8s.io',
  plural: 'networkpolicies',
  kind: 'NetworkPolicy',
  shortNames: ['netpol'],
  countsGenerations: true,
  columns: [nameColumn, { name: 'Pod-Selector', type: 'string', priority: 0, cell: selectorText }, ageColumn],
  shape: z.looseObject({
    metadata: metadataShape,
    spec: z
      .looseObject({
        podSelector: labelSelectorShape.nullish(),
        policyTypes: z.array(z.string()).nullish(),
        ingress: z.array(ruleShape.extend({ from: peersShape })).nullish(),
        egress: z.array(ruleShape.extend({ to: peersShape })).nullish(),
      })
      .nullish(),
  }),
  withDefaults,
  problems: (draft) => {
    const spec = (draft['spec'] ?? {}) as Spec;
    return [
      ...labelProblems('spec.podSelector.matchLabels', spec.podSelector?.matchLabels ?? {}),
      ...typeProblems(spec.policyTypes ?? []),
      ...ruleProblems('spec.ingress', 'from', spec.ingress ?? []),
      ...ruleProblems('spec.egress', 'to', spec.egress ?? []),
    ];
  },
});

/** A policy without types governs what comes in, and what goes out where it says something about that. */
function withDefaults(draft: KubeDraft): KubeDraft {
  const spec = (draft['spec'] ?? {}) as Partial<Spec>;
  const usualTypes = spec.egress === undefined ? ['Ingress'] : ['Ingress', 'Egress'];
  const given = spec.policyTypes ?? [];
  return {
    ...draft,
    spec: { ...spec, podSelector: spec.podSelector ?? {}, policyTypes: given.length === 0 ? usualTypes : given },
  };
}

function typeProblems(types: readonly string[]): readonly StatusCause[] {
  if (types.length > directions.length) {
    return [invalidValue('spec.policyTypes', types, 'may not specify more than two policyTypes')];
  }
  return types.flatMap((type, index) =>
    directions.includes(type) ? [] : [unsupportedValue(`spec.policyTypes[${index}]`, type, directions)],
  );
}

/** After kubernetes/pkg/apis/networking/validation: a peer says who it is, and an address block stands alone. */
function ruleProblems(field: string, side: 'from' | 'to', rules: readonly NetworkPolicyRule[]): readonly StatusCause[] {
  return rules.flatMap((rule, index) => [
    ...(rule.ports ?? []).flatMap(({ protocol }, at) =>
      protocol === undefined || protocols.includes(protocol)
        ? []
        : [unsupportedValue(`${field}[${index}].ports[${at}].protocol`, protocol, protocols)],
    ),
    ...(rule[side] ?? []).flatMap((peer, at) => {
      const here = `${field}[${index}].${side}[${at}]`;
      const { podSelector, namespaceSelector, ipBlock } = peer;
      const bySelector = podSelector !== undefined || namespaceSelector !== undefined;
      if (!bySelector && ipBlock === undefined) return [required(here, 'must specify a peer')];
      return bySelector && ipBlock !== undefined
        ? [
            {
              reason: 'FieldValueForbidden',
              message: 'Forbidden: may not specify both ipBlock and another peer',
              field: here,
            },
          ]
        : [];
    }),
  ]);
}

function selectorText(object: KubeObject): string {
  const pairs = Object.entries((object as NetworkPolicy).spec.podSelector?.matchLabels ?? {});
  return pairs.length === 0 ? '<none>' : pairs.map(([key, value]) => `${key}=${value}`).join(',');
}
