import { z } from 'zod';

/** A selector as objects carry it: https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/label-selector/. */
export const labelSelectorSchema = z.object({
  matchLabels: z.record(z.string(), z.string()).nullish(),
  matchExpressions: z
    .array(z.object({ key: z.string(), operator: z.string(), values: z.array(z.string()).nullish() }))
    .nullish(),
});

/** Writes a selector in the one-line form of the `labelSelector` parameter. */
export function sayLabelSelector(selector: z.infer<typeof labelSelectorSchema>): string {
  const equal = Object.entries(selector.matchLabels ?? {}).map(([key, value]) => `${key}=${value}`);
  const expressions = (selector.matchExpressions ?? []).map(({ key, operator, values }) => {
    const list = `(${(values ?? []).join(',')})`;
    switch (operator) {
      case 'In':
        return `${key} in ${list}`;
      case 'NotIn':
        return `${key} notin ${list}`;
      case 'DoesNotExist':
        return `!${key}`;
      default:
        return key;
    }
  });
  return [...equal, ...expressions].join(',');
}
