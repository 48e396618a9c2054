import type { Account } from '#sandbox/kubernetes/authorization.ts';
import type { Cluster } from '#sandbox/kubernetes/cluster.ts';
import { createKubernetesApp, type AcceptedWrite } from '#sandbox/kubernetes/kubernetes-app.ts';
import type { LogSource } from '#sandbox/kubernetes/pod-log-response.ts';

export interface ApiAnswer {
  readonly status: number;
  readonly text: string;
  /** The parsed text; an empty object where the answer is no JSON. */
  readonly body: Readonly<Record<string, unknown>>;
}

export interface ApiCall {
  readonly body?: unknown;
  readonly type?: string;
  readonly accept?: string;
  readonly token?: string;
}

export interface TestApi {
  readonly call: (method: string, path: string, more?: ApiCall) => Promise<ApiAnswer>;
  /** PATCH with an `application/merge-patch+json` body. */
  readonly patch: (path: string, body: unknown) => Promise<ApiAnswer>;
  readonly writes: readonly AcceptedWrite[];
}

const admin: Account = { user: 'admin', groups: [], role: 'admin' };

/** The cluster's API without a socket; `admin-token` may do everything, other accounts are added by their tokens. */
export function testApi(
  cluster: Cluster,
  more: { readonly accounts?: Readonly<Record<string, Account>>; readonly logs?: LogSource } = {},
): TestApi {
  const writes: AcceptedWrite[] = [];
  const app = createKubernetesApp({
    cluster,
    accounts: new Map(Object.entries({ 'admin-token': admin, ...more.accounts })),
    logs: more.logs ?? (() => null),
    onWrite: (write) => void writes.push(write),
    closing: new AbortController().signal,
  });
  const call = async (
    method: string,
    path: string,
    { body, type, accept, token }: ApiCall = {},
  ): Promise<ApiAnswer> => {
    const headers = {
      authorization: `Bearer ${token ?? 'admin-token'}`,
      'content-type': type ?? 'application/json',
      accept: accept ?? '',
    };
    const sent = body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) };
    const response = await app.request(path, { method, headers, ...sent });
    const text = await response.text();
    const isJson = response.headers.get('content-type')?.includes('json') ?? false;
    return { status: response.status, text, body: isJson ? (JSON.parse(text) as ApiAnswer['body']) : {} };
  };
  return { call, patch: (path, body) => call('PATCH', path, { body, type: 'application/merge-patch+json' }), writes };
}
