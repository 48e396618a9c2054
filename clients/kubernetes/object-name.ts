import { OutsideError } from '#domain/outside-error.ts';

const label = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/;

/**
 * Refuses a namespace that Kubernetes would not take (RFC 1123 label). Names come from alerts' labels and become part
 * of the request's path, where `..` would lead to another object.
 */
export function checkNamespace(namespace: string): string {
  if (namespace.length <= 63 && label.test(namespace)) return namespace;
  throw invalid('namespace', namespace, 'up to 63');
}

/** Refuses an object's name that Kubernetes would not take (RFC 1123 subdomain). */
export function checkName(name: string): string {
  if (name.length <= 253 && name.split('.').every((part) => label.test(part))) return name;
  throw invalid('name', name, 'dots and up to 253');
}

function invalid(field: string, value: string, allowed: string): OutsideError {
  const message = `${field} ${JSON.stringify(value.slice(0, 100))} is not a Kubernetes ${field}: lower-case letters, digits, hyphens, ${allowed} characters, beginning and ending with a letter or digit`;
  return new OutsideError('kubernetes', `invalid_${field}`, message, { kind: 'no' });
}
