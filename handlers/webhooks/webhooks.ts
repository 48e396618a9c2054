import { Hono, type Context } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { z } from 'zod';
import type { Deps } from '#incidents/deps.ts';
import { ingestAlerts, type Receipt } from '#incidents/ingest-alerts.ts';
import { alertFields, type LabelPrecedence } from './alert-fields.ts';
import { isAuthorized, type WebhookCredentials } from './authenticate.ts';
import { sources } from './sources-table.ts';
import type { Source } from './source.ts';

export interface WebhookOptions {
  readonly credentials: WebhookCredentials;
  readonly labels: LabelPrecedence;
  /** Largest body in bytes. */
  readonly maxBodyBytes: number;
}

/** A refusal: what is wrong, where, and how to mend it. Nothing of the request is kept. */
interface Refusal {
  readonly error: 'unauthorized' | 'too_large' | 'unsupported_media_type' | 'invalid';
  /** The failing field, e.g. `alerts[2].startsAt`; `(body)` for the whole. */
  readonly field?: string;
  readonly message: string;
}

/**
 * The senders' way in. Each route verifies, parses and hands over to one use case; it answers with success only after
 * the alerts and the job that will look at them are committed together.
 */
export function createWebhooks(deps: Deps, options: WebhookOptions): Hono {
  const app = new Hono();
  const fields = alertFields(options.labels);
  const limit = bodyLimit({
    maxSize: options.maxBodyBytes,
    onError: (c) =>
      refuse(c, 413, {
        error: 'too_large',
        message: `The body is larger than ${options.maxBodyBytes} bytes. Send fewer alerts at a time.`,
      }),
  });
  const guard = guardFor(options.credentials);
  for (const source of sources) {
    app.post(source.path, guard, limit, async (c) => {
      const body = await c.req.text();
      const parsed = parse(source, body);
      if (!parsed.ok) return refuse(c, 422, { error: 'invalid', field: parsed.field, message: parsed.message });
      const receipt = await ingestAlerts(deps, {
        source: source.name,
        alerts: source.toAlerts(parsed.body, { fields, receivedAt: deps.clock.now() }),
        truncatedCount: source.truncatedCount(parsed.body),
        body: body.replaceAll('\0', '\uFFFD'),
      });
      deps.log.info({ source: source.name, ...receipt }, 'delivery stored');
      return answer(c, source, receipt);
    });
  }
  return app;
}

function guardFor(credentials: WebhookCredentials) {
  return async (c: Context, next: () => Promise<void>): Promise<Response | undefined> => {
    if (!isAuthorized(c.req.header('authorization'), credentials)) {
      c.header('WWW-Authenticate', credentials.basic ? 'Basic realm="firebreak"' : 'Bearer realm="firebreak"');
      const message = 'Send "Authorization: Bearer <FIREBREAK_WEBHOOK_TOKEN>", or the configured user and password.';
      return refuse(c, 401, { error: 'unauthorized', message });
    }
    const type = (c.req.header('content-type') ?? '').split(';')[0]?.trim().toLowerCase();
    if (type !== 'application/json') {
      const message = `Send Content-Type: application/json, not ${type || 'an empty one'}.`;
      return refuse(c, 415, { error: 'unsupported_media_type', message });
    }
    const encoding = c.req.header('content-encoding')?.trim().toLowerCase() ?? 'identity';
    if (encoding !== 'identity') {
      const message = `Send the body as it is, without Content-Encoding: ${encoding}.`;
      return refuse(c, 415, { error: 'unsupported_media_type', message });
    }
    await next();
    return undefined;
  };
}

type Parsed =
  | { readonly ok: true; readonly body: unknown }
  | { readonly ok: false; readonly field: string; readonly message: string };

function parse(source: Source, text: string): Parsed {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    return {
      ok: false,
      field: '(body)',
      message: `The body is not JSON: ${error instanceof Error ? error.message : 'unreadable'}`,
    };
  }
  const result = source.schema.safeParse(json);
  if (result.success) return { ok: true, body: result.data };
  const [issue] = result.error.issues;
  const field = fieldName(issue?.path ?? []);
  return {
    ok: false,
    field,
    message: `${field}: ${issue?.message ?? 'invalid'}. See ${source.path} in docs/operations.md.`,
  };
}

/** `['alerts', 2, 'startsAt']` as people write it: `alerts[2].startsAt`. */
function fieldName(path: z.core.$ZodIssue['path']): string {
  if (path.length === 0) return '(body)';
  return path
    .map((part, index) => (typeof part === 'number' ? `[${part}]` : `${index === 0 ? '' : '.'}${String(part)}`))
    .join('');
}

function answer(c: Context, source: Source, receipt: Receipt): Response {
  return source.answers === 'receipt' ? c.json(receipt, 202) : c.body(null, 200);
}

function refuse(c: Context, status: 401 | 413 | 415 | 422, refusal: Refusal): Response {
  return c.json(refusal, status);
}
