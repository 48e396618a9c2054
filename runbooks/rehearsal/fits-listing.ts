import { fieldOf, type KubernetesObject } from '#domain/kubernetes-object.ts';
import { type LabelRequirement, parseLabelSelector } from '#runbooks/kubernetes/label-selector.ts';

/** Whether an object is among those that a listing's selectors ask for. */
export function fitsListing(
  object: KubernetesObject,
  selectors: { readonly labels?: string; readonly fields?: string },
): boolean {
  const labels = object.metadata.labels ?? {};
  const parsed = selectors.labels === undefined ? null : parseLabelSelector(selectors.labels);
  if (parsed !== null && !(parsed.ok && parsed.requirements.every((one) => meets(labels, one)))) return false;
  const wanted = (selectors.fields ?? '').split(',').filter((one) => one !== '');
  return wanted.every((one) => {
    const [, path = '', not, value] = /^([^=!]+)(!?)==?(.*)$/.exec(one) ?? [];
    const found = fieldOf(object, ...path.split('.')) ?? '';
    return (found === value) === (not !== '!');
  });
}

function meets(labels: Readonly<Record<string, string>>, { key, operator, values }: LabelRequirement): boolean {
  const value = labels[key];
  switch (operator) {
    case '=':
    case 'in':
      return value !== undefined && values.includes(value);
    case '!=':
    case 'notin':
      return value === undefined || !values.includes(value);
    case 'exists':
      return value !== undefined;
    case 'absent':
      return value === undefined;
  }
}
