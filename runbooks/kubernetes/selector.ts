import { fieldOf } from '#domain/kubernetes-object.ts';
import { listAt, textAt, textsAt } from './read-field.ts';

/**
 * Whether labels fit a selector as objects carry it (`matchLabels`, `matchExpressions`), which fits all labels when it is
 * empty and none when it is absent: https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/.
 */
export function selectorFits(selector: unknown, labels: Readonly<Record<string, string>>): boolean {
  if (typeof selector !== 'object' || selector === null) return false;
  const wanted = Object.entries(textsAt(selector, 'matchLabels'));
  return (
    wanted.every(([key, value]) => labels[key] === value) &&
    listAt(selector, 'matchExpressions').every((expression) => expressionFits(expression, labels))
  );
}

/** A selector as a listing takes it, e.g. `app=api,tier in (web,edge)`; null when it is absent or empty. */
export function saySelector(selector: unknown): string | null {
  const equal = Object.entries(textsAt(selector, 'matchLabels')).map(([key, value]) => `${key}=${value}`);
  const others = listAt(selector, 'matchExpressions').map(sayExpression);
  return [...equal, ...others].join(',') || null;
}

function expressionFits(expression: unknown, labels: Readonly<Record<string, string>>): boolean {
  const value = labels[textAt(expression, 'key') ?? ''];
  const values = listAt(expression, 'values');
  switch (fieldOf(expression, 'operator')) {
    case 'In':
      return value !== undefined && values.includes(value);
    case 'NotIn':
      return value === undefined || !values.includes(value);
    case 'Exists':
      return value !== undefined;
    case 'DoesNotExist':
      return value === undefined;
    default:
      return false;
  }
}

function sayExpression(expression: unknown): string {
  const key = textAt(expression, 'key') ?? '';
  const values = `(${listAt(expression, 'values').join(',')})`;
  switch (fieldOf(expression, 'operator')) {
    case 'In':
      return `${key} in ${values}`;
    case 'NotIn':
      return `${key} notin ${values}`;
    case 'DoesNotExist':
      return `!${key}`;
    default:
      return key;
  }
}
