import { Hono, type Context } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { streamSSE } from 'hono/streaming';
import type { z } from 'zod';
import type { Platform, Workspace } from '#sandbox/contract.ts';
import { browserAsset } from './browser-asset.ts';
import { faultSchema, gestureSchema } from './gesture.ts';
import { openFeed } from './open-feed.ts';
import { contentSecurityPolicy, pageDocument } from './page-document.ts';
import type { PageLink } from './page-feed.ts';
import { performGesture } from './perform-gesture.ts';
import { sameOrigin } from './same-origin.ts';

interface RouteOptions {
  readonly workspace: Workspace;
  readonly platform: Platform;
  readonly notice: string | null;
  readonly links: readonly PageLink[];
}

/** A silent connection says something this often, so that both ends notice when the other is gone. */
const heartbeatMs = 15_000;
const largestBodyBytes = 256 * 1024;

/** The page's HTTP surface: the document and its files, the live feed, and one address per kind of gesture. */
export function pageRoutes({ workspace, platform, notice, links }: RouteOptions): Hono {
  const app = new Hono();

  app.use(async (c, next) => {
    await next();
    c.header('content-security-policy', contentSecurityPolicy);
    c.header('x-content-type-options', 'nosniff');
    c.header('referrer-policy', 'no-referrer');
    c.header('cross-origin-opener-policy', 'same-origin');
    c.header('cross-origin-resource-policy', 'same-origin');
    c.header('cache-control', 'no-store');
  });
  app.use('/gestures', bodyLimit({ maxSize: largestBodyBytes }), sameOrigin);
  app.use('/faults', bodyLimit({ maxSize: largestBodyBytes }), sameOrigin);
  app.use('/heal', sameOrigin);

  app.get('/', (c) => c.html(pageDocument()));
  for (const folder of ['/browser/*', '/vendor/*']) {
    app.get(folder, async (c) => {
      const asset = await browserAsset(c.req.path);
      return asset ? c.body(asset.body, 200, { 'content-type': asset.contentType }) : c.notFound();
    });
  }

  app.get('/events', (c) => {
    const viewerId = chosenViewer(c.req.query('viewer'));
    return streamSSE(c, async (stream) => {
      const { promise: closed, resolve: close } = Promise.withResolvers<void>();
      stream.onAbort(close);
      const write = (data: string, event?: string): void => {
        stream.writeSSE(event ? { data, event } : { data, retry: 1000 }).catch(close);
      };
      const endFeed = openFeed({
        workspace,
        platform,
        viewerId,
        notice,
        links,
        send: (event) => write(JSON.stringify(event)),
      });
      const heartbeat = setInterval(() => write('', 'heartbeat'), heartbeatMs);
      await closed;
      clearInterval(heartbeat);
      endFeed();
    });
  });

  app.post('/gestures', async (c) => {
    const parsed = await readBody(c, gestureSchema);
    if ('error' in parsed) return c.json(parsed, 400);
    if (!isPerson(parsed.body.viewer))
      return c.json({ error: `viewer: nobody here has the id "${parsed.body.viewer}"` }, 422);
    try {
      return c.json(await performGesture(workspace, parsed.body));
    } catch (error) {
      return c.json({ error: messageOf(error) }, 422);
    }
  });
  app.post('/faults', async (c) => {
    const parsed = await readBody(c, faultSchema);
    if ('error' in parsed) return c.json(parsed, 400);
    try {
      platform.inject(parsed.body.fault, parsed.body.service);
      return c.json({ problem: null });
    } catch (error) {
      return c.json({ error: messageOf(error) }, 422);
    }
  });
  app.post('/heal', (c) => {
    platform.heal();
    return c.json({ problem: null });
  });
  return app;

  function isPerson(id: string): boolean {
    return workspace.view(id).people.some((person) => person.id === id && !person.isBot);
  }

  /** An unknown or missing viewer becomes the first person of the workspace, so that an old tab still opens. */
  function chosenViewer(wanted: string | undefined): string {
    const people = workspace.view(wanted ?? workspace.botUserId).people.filter((person) => !person.isBot);
    return (people.find((person) => person.id === wanted) ?? people[0])?.id ?? workspace.botUserId;
  }
}

async function readBody<Schema extends z.ZodType>(
  c: Context,
  schema: Schema,
): Promise<{ readonly body: z.infer<Schema> } | { readonly error: string }> {
  const json: unknown = await c.req.json().catch(() => undefined);
  if (json === undefined) return { error: 'body: send a JSON object' };
  const parsed = schema.safeParse(json);
  if (parsed.success) return { body: parsed.data };
  return {
    error: parsed.error.issues.map((issue) => `${issue.path.join('.') || 'body'}: ${issue.message}`).join('; '),
  };
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
