import type { RequestFields } from './request-fields.ts';

/** Whether a request changes nothing: by its method (RFC 9110, section 9.2.1), or because its author says so. */
export function readsOnly({ method, safe }: Pick<RequestFields, 'method' | 'safe'>): boolean {
  return safe || method === 'GET' || method === 'HEAD';
}
