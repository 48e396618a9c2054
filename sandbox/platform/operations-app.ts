import { Hono } from 'hono';
import { z } from 'zod';
import type { OperationCall } from '#sandbox/contract.ts';
import type { Certificate } from './certificate-shelf.ts';
import type { FlagState } from './feature-flags.ts';
import type { Surroundings } from './surroundings.ts';

const flagChange = z.strictObject({ enabled: z.boolean() });

/**
 * The two small services that people operate by HTTP: `GET /flags`, `GET` and `PUT /flags/<key>` with
 * `{ "enabled": boolean }`, `GET /certificates`, `GET /certificates/<name>` and `POST /certificates/<name>/renew`. Both
 * writes may be repeated: a flag that stands so already and an order under way are left as they are.
 */
export function createOperationsApp(options: {
  readonly surroundings: Surroundings;
  readonly nowMs: () => number;
  /** Hears every request that changes something, with the status it was answered. */
  readonly onCall: (call: OperationCall) => void;
}): Hono {
  const { flags, certificates } = options.surroundings;
  const app = new Hono();
  app.use('*', async (c, next) => {
    await next();
    if (c.req.method === 'GET') return;
    options.onCall({
      at: new Date(options.nowMs()),
      method: c.req.method,
      path: c.req.path,
      status: c.res.status,
      idempotencyKey: c.req.header('idempotency-key') ?? null,
    });
  });

  app.get('/flags', (c) => c.json({ flags: flags.list().map(showFlag) }));
  app.get('/flags/:key', (c) => {
    const flag = flags.get(c.req.param('key'));
    return flag ? c.json(showFlag(flag)) : c.json(unknownFlag(c.req.param('key'), flags.list()), 404);
  });
  app.put('/flags/:key', async (c) => {
    const body = flagChange.safeParse(await c.req.json().catch(() => null));
    if (!body.success) {
      return c.json({ error: `the body must be {"enabled": true or false}: ${z.prettifyError(body.error)}` }, 400);
    }
    const flag = flags.set(c.req.param('key'), body.data.enabled);
    return flag ? c.json(showFlag(flag)) : c.json(unknownFlag(c.req.param('key'), flags.list()), 404);
  });

  app.get('/certificates', (c) => c.json({ certificates: certificates.list().map(showCertificate) }));
  app.get('/certificates/:name', (c) => {
    const certificate = certificates.get(c.req.param('name'));
    return certificate
      ? c.json(showCertificate(certificate))
      : c.json(unknownCertificate(c.req.param('name'), certificates.list()), 404);
  });
  app.post('/certificates/:name/renew', (c) => {
    const certificate = certificates.renew(c.req.param('name'));
    return certificate
      ? c.json(showCertificate(certificate), 202)
      : c.json(unknownCertificate(c.req.param('name'), certificates.list()), 404);
  });
  app.notFound((c) => c.json({ error: `there is nothing at ${c.req.method} ${c.req.path}` }, 404));
  return app;
}

function showFlag({ changedAtMs, ...flag }: FlagState): Record<string, unknown> {
  return { ...flag, changedAt: changedAtMs === null ? null : new Date(changedAtMs).toISOString() };
}

function showCertificate({ notAfterMs, ...certificate }: Certificate): Record<string, unknown> {
  return { ...certificate, notAfter: new Date(notAfterMs).toISOString() };
}

function unknownFlag(key: string, known: readonly FlagState[]): { readonly error: string } {
  return { error: `there is no flag ${key}; there are ${known.map((flag) => flag.key).join(', ')}` };
}

function unknownCertificate(name: string, known: readonly Certificate[]): { readonly error: string } {
  return { error: `there is no certificate ${name}; there are ${known.map((one) => one.name).join(', ')}` };
}
