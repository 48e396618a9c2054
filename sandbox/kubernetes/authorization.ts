import type { ResourceKind } from './resource-kind.ts';
import { qualified, StatusError } from './status-error.ts';

/** Somebody who holds a bearer token of the cluster. */
export interface Account {
  readonly user: string;
  readonly groups: readonly string[];
  /** `admin` may do everything, `viewer` may get, list and watch, `nobody` may do nothing. */
  readonly role: 'admin' | 'viewer' | 'nobody';
}

export interface Attributes {
  readonly verb: string;
  readonly group: string;
  readonly resource: string;
  readonly subresource?: string | undefined;
  readonly namespace?: string | undefined;
  readonly name?: string | undefined;
}

/** Whether the account's role covers the request. */
export function isAllowed(account: Account, attributes: Attributes): boolean {
  switch (account.role) {
    case 'admin':
      return true;
    case 'viewer':
      return ['get', 'list', 'watch'].includes(attributes.verb);
    case 'nobody':
      return false;
  }
}

/** The 403 of RBAC, in its wording. */
export function forbidden(account: Account, kind: ResourceKind, attributes: Attributes): StatusError {
  const resource = attributes.subresource === undefined ? kind.plural : `${kind.plural}/${attributes.subresource}`;
  const scope =
    attributes.namespace === undefined ? 'at the cluster scope' : `in the namespace "${attributes.namespace}"`;
  const what = attributes.name === undefined ? qualified(kind) : `${qualified(kind)} "${attributes.name}"`;
  const message = `${what} is forbidden: User "${account.user}" cannot ${attributes.verb} resource "${resource}" in API group "${kind.group}" ${scope}`;
  return new StatusError(403, 'Forbidden', message, {
    ...(attributes.name === undefined ? {} : { name: attributes.name }),
    ...(kind.group === '' ? {} : { group: kind.group }),
    kind: kind.plural,
  });
}

export function unauthorized(): StatusError {
  return new StatusError(401, 'Unauthorized', 'Unauthorized');
}
