import type { TinyAnswer } from '#tests/support/tiny-server.ts';

/** The API's error object. */
export function statusAnswer(
  code: number,
  reason: string,
  message: string,
  more: { readonly details?: object; readonly headers?: Readonly<Record<string, string>> } = {},
): TinyAnswer {
  const { details, headers = {} } = more;
  const body = { kind: 'Status', apiVersion: 'v1', status: 'Failure', code, reason, message, details };
  return { status: code, headers, body };
}

/** A stored object of the API, with what every one has. */
export function storedObject(kind: string, apiVersion: string, name: string, rest: object = {}): object {
  const { metadata, ...content } = { metadata: {}, ...rest };
  return { apiVersion, kind, metadata: { name, uid: `uid-${name}`, resourceVersion: '7', ...metadata }, ...content };
}

/** The answer to a request for a list. */
export function listAnswer(kind: string, apiVersion: string, items: readonly object[], next = ''): TinyAnswer {
  return { body: { kind: `${kind}List`, apiVersion, metadata: { resourceVersion: '9', continue: next }, items } };
}
