import type { RequestFields } from './request-fields.ts';

/**
 * Why a request whose answer was lost may be sent again, or null: the server knows a repetition by its key, as the author
 * says, or the method's effect is the same however often it is sent (RFC 9110, section 9.2.2).
 */
export function repeatable({
  method,
  idempotency_key: header,
}: Pick<RequestFields, 'method' | 'idempotency_key'>): string | null {
  if (header !== undefined) return `the server knows a repetition by ${header}`;
  return method === 'PUT' || method === 'DELETE' ? `${method} does the same however often it is sent` : null;
}
