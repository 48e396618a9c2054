import type { StepRun } from '#runbooks/step-type.ts';
import type { RequestFields } from './request-fields.ts';

/** The header by which a server may know a repetition (draft-ietf-httpapi-idempotency-key-header). */
export function keyHeader(
  own: Pick<RequestFields, 'idempotency_key'>,
  run: Pick<StepRun, 'key'>,
): Record<string, string> {
  return { [own.idempotency_key ?? 'Idempotency-Key']: run.key };
}
