import { invalidValue, required } from './pod-spec-problems.ts';
import type { StatusCause } from './status-error.ts';

const subdomain = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/;
const labelKey = /^([a-z0-9]([-a-z0-9.]*[a-z0-9])?\/)?[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?$/;
const labelValue = /^([A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?)?$/;

/** Object names are RFC 1123 subdomains of at most 253 characters; label keys and values have their own rules. */
export function nameProblems(metadata: {
  readonly name?: string;
  readonly labels?: Readonly<Record<string, string>>;
}): readonly StatusCause[] {
  const name = metadata.name ?? '';
  const problems: StatusCause[] = [];
  if (name === '') problems.push(required('metadata.name', 'name or generateName is required'));
  else if (!subdomain.test(name) || name.length > 253) {
    problems.push(
      invalidValue(
        'metadata.name',
        name,
        "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character",
      ),
    );
  }
  for (const [key, value] of Object.entries(metadata.labels ?? {})) {
    if (!labelKey.test(key)) problems.push(invalidValue('metadata.labels', key, 'not a qualified name'));
    if (!labelValue.test(value)) problems.push(invalidValue('metadata.labels', value, 'not a valid label value'));
  }
  return problems;
}
