import type { Escaped } from '#runbooks/templates/escaped.ts';
import { byNeighbours, type ContextRules, type Scalar } from '#runbooks/templates/context-rules.ts';

/**
 * A quantity of Kubernetes such as 512Mi or 250m
 * (https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/quantity/). A value that stands alone is a
 * whole one, a value beside a unit a plain number.
 */
export const kubernetesQuantity: ContextRules = {
  sites: byNeighbours((before, behind) => ({
    kind: 'scalar',
    fill: before === '' && behind === '' ? (value) => ({ ok: true, text: String(value) }) : plainNumber,
  })),
  problem: quantityProblem,
  longestText: 50,
  examples: [1],
};

const quantity = /^(?:\d+(?:\.\d*)?|\.\d+)(?:[KMGTPE]i|[numkMGTPE]|[eE][+-]?\d{1,3})?$/;

function plainNumber(value: Scalar): Escaped {
  const text = String(value);
  if (/^\d+(?:\.\d+)?$/.test(text)) return { ok: true, text };
  return { ok: false, message: `${JSON.stringify(text.slice(0, 60))} is not a plain number` };
}

function quantityProblem(text: string): string | null {
  if (quantity.test(text)) return null;
  return `${JSON.stringify(text.slice(0, 60))} is not a Kubernetes quantity: write a number with a unit, like 512Mi or 250m`;
}
