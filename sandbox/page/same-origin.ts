import { createMiddleware } from 'hono/factory';

/**
 * Lets a gesture through only as JSON and only from the page itself, so that another site open in the same browser
 * cannot press buttons here. Answers 403 to a foreign `Origin` and 415 to another media type.
 */
export const sameOrigin = createMiddleware(async (c, next) => {
  const origin = c.req.header('origin');
  if (origin !== undefined && hostOf(origin) !== c.req.header('host')) {
    return c.json({ error: `origin: ${origin} is not this page` }, 403);
  }
  if (!/^application\/json\b/i.test(c.req.header('content-type') ?? '')) {
    return c.json({ error: 'content-type: send application/json' }, 415);
  }
  return next();
});

function hostOf(origin: string): string | null {
  return URL.canParse(origin) ? new URL(origin).host : null;
}
