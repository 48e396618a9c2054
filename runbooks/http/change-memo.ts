import { z } from 'zod';
import type { Json } from '#domain/run.ts';
import type { Variables } from '#runbooks/expressions/expression.ts';
import type { Filled } from '#runbooks/templates/filled.ts';
import { planCheck, plannedRequestSchema, planRequest } from './planned-request.ts';
import type { RequestFields } from './request-fields.ts';

/**
 * What a request that changes something remembers. It is stored before the request is sent, so that what is sent is what
 * was approved, and after a crash what is sent again is the same.
 */
const changeMemoSchema = z
  .object({
    request: plannedRequestSchema,
    check: plannedRequestSchema.nullable(),
    /** Why it is not known whether the effect is there, and how often that was looked into; null while there is no doubt. */
    doubt: z.object({ why: z.string(), looks: z.number().int() }).nullable(),
  })
  .readonly();
export type ChangeMemo = z.infer<typeof changeMemoSchema>;

/** What was remembered, or a beginning with the values as they are now. */
export function changeMemo(own: RequestFields, variables: Variables, remembered: Json): Filled<ChangeMemo> {
  const memo = changeMemoSchema.safeParse(remembered);
  if (memo.success) return { ok: true, value: memo.data };
  const request = planRequest(own, variables);
  if (!request.ok) return request;
  const check = planCheck(own, request.value, variables);
  if (!check.ok) return check;
  return { ok: true, value: { request: request.value, check: check.value, doubt: null } };
}
