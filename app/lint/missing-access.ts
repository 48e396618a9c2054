import { kubernetesKinds } from '#domain/kubernetes-object.ts';
import type { KubernetesPort } from '#runbooks/ports.ts';
import type { AccessNeed } from '#runbooks/step-type.ts';
import type { LintReport } from './lint-files.ts';

/** Something that runbooks need and our account in the cluster may not do. */
export interface MissingAccess {
  readonly verb: string;
  /** API group; empty for the core group. */
  readonly group: string;
  /** With its subresource, e.g. `pods/eviction`. */
  readonly resource: string;
  /** Null for what belongs to no namespace, or was asked of all namespaces at once. */
  readonly namespace: string | null;
  /** Runbooks that need it. */
  readonly runbooks: readonly string[];
}

/**
 * Asks the cluster (SelfSubjectAccessReview) for everything that runbooks need, in each of the namespaces, or without
 * any in all at once. Throws what the client throws when the cluster does not answer.
 */
export async function missingAccess(
  kubernetes: Pick<KubernetesPort, 'may'>,
  access: LintReport['access'],
  namespaces: readonly string[],
): Promise<readonly MissingAccess[]> {
  const needs = new Map<string, { readonly need: AccessNeed; readonly runbooks: string[] }>();
  for (const { runbook, needs: own } of access) {
    for (const need of own) {
      const key = `${need.verb} ${need.kind} ${need.subresource ?? ''}`;
      const entry = needs.get(key) ?? { need, runbooks: [] };
      entry.runbooks.push(runbook);
      needs.set(key, entry);
    }
  }
  const missing: MissingAccess[] = [];
  for (const { need, runbooks } of needs.values()) {
    const { namespaced } = kubernetesKinds[need.kind];
    for (const namespace of namespaced && namespaces.length > 0 ? namespaces : [null]) {
      const { allowed } = await kubernetes.may({ ...need, namespace });
      if (!allowed) missing.push({ ...resourceOf(need), namespace, runbooks });
    }
  }
  return missing;
}

/** What a need is about, as access rules of the cluster write it. */
export function resourceOf({
  verb,
  kind,
  subresource,
}: AccessNeed): Pick<MissingAccess, 'verb' | 'group' | 'resource'> {
  const { group, plural } = kubernetesKinds[kind];
  return { verb, group, resource: subresource === undefined ? plural : `${plural}/${subresource}` };
}
