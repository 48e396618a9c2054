import type { AccessNeed, StepRun } from '#runbooks/step-type.ts';
import { sayPermission } from './say-object.ts';

/**
 * What our account is not allowed to do of what a step needs, in words that say what to grant; null when it may do it
 * all. Asks the cluster and tries nothing.
 */
export async function missingAccess(
  needs: readonly AccessNeed[],
  namespace: string | null,
  run: StepRun,
): Promise<string | null> {
  const answers = await Promise.all(
    needs.map(async (need) => ({ need, ...(await run.ports.kubernetes.may({ ...need, namespace })) })),
  );
  const missing = answers.filter(({ allowed }) => !allowed);
  if (missing.length === 0) return null;
  const grants = missing.map(({ need }) => sayPermission(need)).join(' and ');
  const where = namespace === null ? '' : ` in namespace ${namespace}`;
  const reason = missing[0]?.reason ?? '';
  return `our account is not allowed to: grant it ${grants}${where}${reason === '' ? '' : ` (${reason})`}`;
}
