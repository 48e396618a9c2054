import { invalidValue } from './field-problems.ts';
import type { StatusCause } from './status-error.ts';

const percentage = /^\d+%$/;

/** What is wrong with a field that holds a count or a percentage (`intstr.IntOrString`). */
export function countOrPercentProblems(
  field: string,
  value: number | string | undefined,
  limit: 'up-to-100%' | 'unlimited',
): readonly StatusCause[] {
  if (value === undefined) return [];
  if (typeof value === 'number') {
    return value < 0 ? [invalidValue(field, value, 'must be greater than or equal to 0')] : [];
  }
  if (!percentage.test(value)) {
    const rule = `a valid percent string must be a numeric string followed by an ending '%' (e.g. '1%',  or '93%', regex used for validation is '[0-9]+%')`;
    return [invalidValue(field, value, rule)];
  }
  return limit === 'up-to-100%' && Number.parseInt(value, 10) > 100
    ? [invalidValue(field, value, 'must not be greater than 100%')]
    : [];
}

/** The count that a count or a percentage of `total` amounts to. */
export function resolveCount(value: number | string, total: number, round: 'up' | 'down'): number {
  if (typeof value === 'number') return value;
  const share = (Number.parseInt(value, 10) * total) / 100;
  return (round === 'up' ? Math.ceil(share) : Math.floor(share)) || 0;
}
