import { kubernetesKinds, type ObjectRef } from '#domain/kubernetes-object.ts';
import type { AccessNeed, StepRun } from '#runbooks/step-type.ts';
import { sayPermission } from './say-object.ts';

/**
 * What our account is not allowed to do of what a step needs, in words that say what to grant; null when it may do it
 * all. Asks the cluster and tries nothing.
 * @param target what the step is about: its namespace, and its name where only some objects may be allowed.
 */
export async function missingAccess(
  needs: readonly AccessNeed[],
  target: Pick<ObjectRef, 'namespace'> & Partial<ObjectRef>,
  run: StepRun,
): Promise<string | null> {
  const { namespace } = target;
  const answers = await Promise.all(
    needs.map(async (need) => {
      const question = { ...need, namespace: kubernetesKinds[need.kind].namespaced ? namespace : null };
      // An account may be allowed some objects only, by their names.
      const isNamed = need.kind === target.kind && (need.verb === 'get' || need.verb === 'patch');
      const asked = isNamed && target.name !== undefined ? { ...question, name: target.name } : question;
      return { need, ...(await run.ports.kubernetes.may(asked)) };
    }),
  );
  const missing = answers.filter(({ allowed }) => !allowed);
  if (missing.length === 0) return null;
  const grants = missing.map(({ need }) => sayPermission(need)).join(' and ');
  const where = namespace === null ? '' : ` in namespace ${namespace}`;
  const reason = missing[0]?.reason ?? '';
  return `our account is not allowed to: grant it ${grants}${where}${reason === '' ? '' : ` (${reason})`}`;
}
