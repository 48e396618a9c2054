import { bodyKind } from './body-kind.ts';
import type { RequestFields } from './request-fields.ts';
import { readsOnly } from './reads-only.ts';

export interface RequestProblem {
  readonly path: readonly string[];
  readonly message: string;
}

/** Headers that say how a message is framed or where it goes: those are for whoever sends it. */
const framing = new Set([
  'host',
  'connection',
  'content-length',
  'transfer-encoding',
  'upgrade',
  'expect',
  'te',
  'trailer',
]);

/** What is wrong with a request whose fields are right one by one. */
export function requestProblems(own: RequestFields): readonly RequestProblem[] {
  return [...headerProblems(own), ...bodyProblems(own), ...needless(own), ...extractProblems(own)];
}

function headerProblems(own: RequestFields): readonly RequestProblem[] {
  const key = (own.idempotency_key ?? 'Idempotency-Key').toLowerCase();
  const seen = new Set<string>();
  return Object.entries(own.headers).flatMap(([name, value]) => {
    const lower = name.toLowerCase();
    const path = ['headers', name];
    if (seen.has(lower)) return [{ path, message: 'is given twice, in different case: keep one' }];
    seen.add(lower);
    if (framing.has(lower)) return [{ path, message: 'is set by Firebreak itself: leave it out' }];
    if (lower === 'content-type') return [{ path, message: 'has a field of its own: write content_type' }];
    if (lower === key)
      return [{ path, message: 'has a field of its own: write idempotency_key with the name of the header' }];
    if (lower === 'authorization' && typeof value === 'string') {
      return [{ path, message: 'would stand in the runbook for all to read: write auth: {bearer: NAME_OF_SECRET}' }];
    }
    if (lower === 'authorization' && own.auth !== undefined)
      return [{ path, message: 'is given by auth as well: keep one' }];
    return [];
  });
}

function bodyProblems({ method, body, content_type: contentType }: RequestFields): readonly RequestProblem[] {
  if (body === undefined) {
    return contentType === undefined ? [] : [{ path: ['content_type'], message: 'is that of no body: add body' }];
  }
  if (method === 'GET' || method === 'HEAD')
    return [{ path: ['body'], message: `a ${method} has none: use POST, or put it in the url` }];
  const kind = bodyKind(contentType ?? 'application/json');
  if (typeof body !== 'string' && kind !== 'json') {
    return [{ path: ['body'], message: `a block is sent as JSON, not as ${contentType}: write the body as a text` }];
  }
  if (typeof body === 'string' && kind === 'other' && body.includes('{{')) {
    const known = 'application/json, application/x-www-form-urlencoded or text/plain';
    return [{ path: ['body'], message: `values cannot be made harmless in ${contentType}: use ${known}` }];
  }
  return [];
}

/** What nothing would come of, so that its author must have meant something else. */
function needless(own: RequestFields): readonly RequestProblem[] {
  if (!readsOnly(own)) return [];
  return (['check', 'idempotency_key'] as const)
    .filter((field) => own[field] !== undefined)
    .map((field) => ({ path: [field], message: 'is for a request that changes something: leave it out' }));
}

function extractProblems({ extract }: RequestFields): readonly RequestProblem[] {
  if (!Object.hasOwn(extract, 'status')) return [];
  return [{ path: ['extract', 'status'], message: 'the step gives status by itself: choose another name' }];
}
