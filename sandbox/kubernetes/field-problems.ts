import type { StatusCause } from './status-error.ts';

/** One problem of one field, in the words of k8s.io/apimachinery/pkg/util/validation/field. */
export function required(field: string, what = ''): StatusCause {
  return { reason: 'FieldValueRequired', message: `Required value${what === '' ? '' : `: ${what}`}`, field };
}

export function invalidValue(field: string, value: unknown, why: string): StatusCause {
  return { reason: 'FieldValueInvalid', message: `Invalid value: ${JSON.stringify(value ?? null)}: ${why}`, field };
}

export function immutable(field: string, value: unknown): StatusCause {
  return invalidValue(field, value, 'field is immutable');
}

export function unsupportedValue(field: string, value: unknown, supported: readonly string[]): StatusCause {
  const listed = supported.map((entry) => JSON.stringify(entry)).join(', ');
  const message = `Unsupported value: ${JSON.stringify(value ?? null)}: supported values: ${listed}`;
  return { reason: 'FieldValueNotSupported', message, field };
}

export function forbiddenField(field: string, why: string): StatusCause {
  return { reason: 'FieldValueForbidden', message: `Forbidden: ${why}`, field };
}

export function duplicateValue(field: string, value: unknown): StatusCause {
  return { reason: 'FieldValueDuplicate', message: `Duplicate value: ${JSON.stringify(value)}`, field };
}

export function tooLong(field: string, limit: string): StatusCause {
  return { reason: 'FieldValueTooLong', message: `Too long: must have at most ${limit}`, field };
}

/** Counts are never negative. Absent fields pass: their default is the business of whoever fills it in. */
export function negativeProblem(field: string, count: unknown): readonly StatusCause[] {
  return typeof count === 'number' && count < 0
    ? [invalidValue(field, count, 'must be greater than or equal to 0')]
    : [];
}
