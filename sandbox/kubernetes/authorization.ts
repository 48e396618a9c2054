import { StatusError } from './status-error.ts';

/** What a rule allows, as in a Role of rbac.authorization.k8s.io/v1; `*` stands for everything. */
export interface AccessRule {
  readonly verbs: readonly string[];
  readonly apiGroups: readonly string[];
  /** `pods`, `pods/eviction`, `*`, or a subresource of everything, as in `*` + `/scale`. */
  readonly resources: readonly string[];
  /** Absent: every name. A request that names no object is not covered by a rule that does. */
  readonly resourceNames?: readonly string[];
  /** Absent: every namespace and the cluster itself, as by a ClusterRoleBinding. */
  readonly namespaces?: readonly string[];
}

const roles = {
  /** May do everything. */
  admin: [{ verbs: ['*'], apiGroups: ['*'], resources: ['*'] }],
  /** May get, list and watch. */
  viewer: [{ verbs: ['get', 'list', 'watch'], apiGroups: ['*'], resources: ['*'] }],
  /** May do nothing. */
  nobody: [],
} as const satisfies Record<string, readonly AccessRule[]>;

/** Somebody who holds a bearer token of the cluster. */
export interface Account {
  readonly user: string;
  readonly groups: readonly string[];
  /** A role by name, or the rules of one made for this account. */
  readonly role: keyof typeof roles | readonly AccessRule[];
}

export interface Attributes {
  readonly verb: string;
  readonly group: string;
  readonly resource: string;
  readonly subresource?: string | undefined;
  readonly namespace?: string | undefined;
  readonly name?: string | undefined;
}

/** Whether any rule of the account's role covers the request. */
export function isAllowed(account: Account, attributes: Attributes): boolean {
  const rules: readonly AccessRule[] = typeof account.role === 'string' ? roles[account.role] : account.role;
  return rules.some((rule) => covers(rule, attributes));
}

function covers(rule: AccessRule, attributes: Attributes): boolean {
  const { verb, group, resource, subresource = '', namespace = '', name = '' } = attributes;
  const full = subresource === '' ? resource : `${resource}/${subresource}`;
  return (
    includes(rule.verbs, verb) &&
    includes(rule.apiGroups, group) &&
    (includes(rule.resources, full) || (subresource !== '' && rule.resources.includes(`*/${subresource}`))) &&
    (rule.resourceNames === undefined || rule.resourceNames.includes(name)) &&
    (rule.namespaces === undefined || rule.namespaces.includes(namespace))
  );
}

function includes(list: readonly string[], value: string): boolean {
  return list.includes('*') || list.includes(value);
}

/** The 403 of RBAC, in its wording. */
export function forbidden(account: Account, attributes: Attributes): StatusError {
  const { verb, group, resource, subresource, namespace, name } = attributes;
  const full = subresource === undefined ? resource : `${resource}/${subresource}`;
  const qualified = group === '' ? resource : `${resource}.${group}`;
  const scope = namespace === undefined ? 'at the cluster scope' : `in the namespace "${namespace}"`;
  const what = name === undefined ? qualified : `${qualified} "${name}"`;
  const message = `${what} is forbidden: User "${account.user}" cannot ${verb} resource "${full}" in API group "${group}" ${scope}`;
  return new StatusError(403, 'Forbidden', message, {
    ...(name === undefined ? {} : { name }),
    ...(group === '' ? {} : { group }),
    kind: resource,
  });
}

export function unauthorized(): StatusError {
  return new StatusError(401, 'Unauthorized', 'Unauthorized');
}
