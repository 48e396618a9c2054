import { Hono } from 'hono';
import type { Registry } from 'prom-client';
import { createWebhooks, type WebhookOptions } from '#handlers/webhooks/webhooks.ts';
import type { Deps } from '#incidents/deps.ts';
import { readiness } from './readiness.ts';

/** One HTTP server for everything that comes in. */
export function createHttp(
  deps: Deps,
  options: { readonly webhooks: WebhookOptions; readonly slack: Hono | null; readonly metrics: Registry },
): Hono {
  const app = new Hono();
  app.route('/', createWebhooks(deps, options.webhooks));
  if (options.slack) app.route('/', options.slack);
  app.get('/healthz', (c) => c.json({ status: 'alive' }));
  app.get('/readyz', async (c) => {
    const state = await readiness(deps);
    return c.json(state, state.ready ? 200 : 503);
  });
  app.get('/metrics', async (c) =>
    c.text(await options.metrics.metrics(), 200, { 'Content-Type': options.metrics.contentType }),
  );
  app.notFound((c) => c.json({ error: 'not_found', message: `There is no ${c.req.method} ${c.req.path}.` }, 404));
  app.onError((error, c) => {
    deps.log.error({ err: error, path: c.req.path }, 'request failed');
    // Senders repeat on 5xx, so nothing is lost; what went wrong stays in the log.
    return c.json({ error: 'internal', message: 'Nothing was stored. Try again.' }, 500);
  });
  return app;
}
