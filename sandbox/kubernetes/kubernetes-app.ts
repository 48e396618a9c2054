import { Hono } from 'hono';
import { reviewAccess } from './access-review.ts';
import { patchMediaTypes } from './apply-patch.ts';
import { unauthorized, type Account } from './authorization.ts';
import type { Cluster } from './cluster.ts';
import { discoveryDocument } from './discovery.ts';
import type { Json } from './json-value.ts';
import { openApiDocument } from './openapi.ts';
import type { LogSource } from './pod-log-response.ts';
import { parseResourcePath } from './resource-path.ts';
import { serveResource } from './serve-resource.ts';
import { badRequest, methodNotAllowed, pathNotFound, StatusError, unsupportedMediaType } from './status-error.ts';

/** A write that the API accepted. */
export interface AcceptedWrite {
  readonly at: Date;
  readonly verb: string;
  readonly path: string;
  readonly dryRun: boolean;
  readonly body: unknown;
}

export interface KubernetesAppOptions {
  readonly cluster: Cluster;
  /** Accounts by their bearer token. */
  readonly accounts: ReadonlyMap<string, Account>;
  readonly logs: LogSource;
  onWrite(write: AcceptedWrite): void;
  /** Aborted when the server stops: open watches end. */
  readonly closing: AbortSignal;
}

const accessReviewPath = '/apis/authorization.k8s.io/v1/selfsubjectaccessreviews';
const largestBodyBytes = 3 * 1024 * 1024;

/** The Kubernetes API over the cluster: discovery, OpenAPI, access reviews and the resources of the table. */
export function createKubernetesApp(options: KubernetesAppOptions): Hono {
  const app = new Hono();
  app.get('/healthz', (c) => c.text('ok'));
  app.get('/livez', (c) => c.text('ok'));
  app.get('/readyz', (c) => c.text('ok'));
  app.all('*', async (c) => {
    const url = new URL(c.req.url);
    const account = accountOf(c.req.header('authorization'), options.accounts);
    const document = discoveryDocument(url.pathname, url.host) ?? openApiDocument(url.pathname);
    if (document !== null && c.req.method === 'GET') return c.json(document);
    const contentType = c.req.header('content-type') ?? 'application/json';
    const body = c.req.method === 'GET' ? null : await readBody(c.req.raw, contentType);
    if (url.pathname === accessReviewPath) {
      if (c.req.method !== 'POST') throw methodNotAllowed();
      return c.json(reviewAccess(account, body), 201);
    }
    const path = parseResourcePath(url.pathname);
    if (path === null) throw pathNotFound();
    return serveResource(options, {
      method: c.req.method,
      url,
      path,
      account,
      contentType,
      accept: c.req.header('accept') ?? '',
      userAgent: c.req.header('user-agent') ?? '',
      body,
    });
  });
  app.onError((error, c) => {
    const status =
      error instanceof StatusError
        ? error
        : new StatusError(500, 'InternalError', `Internal error occurred: ${error.message}`);
    return c.json(status.toStatus(), status.code as 400);
  });
  return app;
}

function accountOf(authorization: string | undefined, accounts: ReadonlyMap<string, Account>): Account {
  const token = /^Bearer (.+)$/i.exec(authorization ?? '')?.[1];
  const account = token === undefined ? undefined : accounts.get(token);
  if (!account) throw unauthorized();
  return account;
}

async function readBody(request: Request, contentType: string): Promise<Json> {
  const text = await request.text();
  if (text === '') return null;
  if (Buffer.byteLength(text) > largestBodyBytes) {
    const message = `Request entity too large: limit is ${largestBodyBytes}`;
    throw new StatusError(413, 'RequestEntityTooLarge', message);
  }
  if (!/^application\/([\w-]+\+)?json\b/.test(contentType)) {
    throw unsupportedMediaType(request.method === 'PATCH' ? patchMediaTypes : ['application/json']);
  }
  try {
    return JSON.parse(text) as Json;
  } catch (error) {
    throw badRequest(`the body is not JSON: ${(error as Error).message}`);
  }
}
