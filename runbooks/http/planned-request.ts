import { z } from 'zod';
import type { Variables } from '#runbooks/expressions/expression.ts';
import type { Filled } from '#runbooks/templates/filled.ts';
import { renderBlock } from '#runbooks/templates/render-block.ts';
import { render, type Rendered } from '#runbooks/templates/render.ts';
import { bodyKind } from './body-kind.ts';
import type { RequestFields } from './request-fields.ts';

/** A request with its values filled in, as it is approved, remembered and sent. Secrets are in it by name alone. */
export const plannedRequestSchema = z
  .object({
    method: z.enum(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE']),
    url: z.string(),
    headers: z.record(z.string(), z.string()),
    secretHeaders: z.record(
      z.string(),
      z.discriminatedUnion('kind', [
        z.object({ kind: z.literal('plain'), secret: z.string() }),
        z.object({ kind: z.literal('bearer'), secret: z.string() }),
        z.object({ kind: z.literal('basic'), user: z.string(), secret: z.string() }),
      ]),
    ),
    body: z.string().nullable(),
  })
  .readonly();
export type PlannedRequest = z.infer<typeof plannedRequestSchema>;

/** Fills a request in. Every value is data: it names no other host and begins no header or member of its own. */
export function planRequest(own: RequestFields, variables: Variables): Filled<PlannedRequest> {
  const url = render(own.url, variables, 'url');
  if (!url.ok) return { ok: false, reason: `the url: ${url.message}` };
  const body = bodyOf(own, variables);
  if (!body.ok) return { ok: false, reason: `the body: ${body.message}` };
  const headers: Record<string, string> = {};
  const secretHeaders: PlannedRequest['secretHeaders'] = { ...authorization(own.auth) };
  if (own.body !== undefined) headers['content-type'] = own.content_type ?? 'application/json';
  for (const [name, value] of Object.entries(own.headers)) {
    if (typeof value === 'string') {
      const filled = render(value, variables, 'header');
      if (!filled.ok) return { ok: false, reason: `the header ${name}: ${filled.message}` };
      headers[name] = filled.text;
    } else secretHeaders[name] = { kind: 'plain', secret: value.secret };
  }
  return { ok: true, value: { method: own.method, url: url.text, headers, secretHeaders, body: body.text } };
}

/** The GET that tells whether the effect is there. Another host is not told what is for the first one. */
export function planCheck(
  own: RequestFields,
  request: PlannedRequest,
  variables: Variables,
): Filled<PlannedRequest | null> {
  if (own.check === undefined) return { ok: true, value: null };
  const url = render(own.check.url, variables, 'url');
  if (!url.ok) return { ok: false, reason: `the url of check: ${url.message}` };
  const sameHost = new URL(url.text).origin === new URL(request.url).origin;
  const headers = Object.fromEntries(Object.entries(request.headers).filter(([name]) => name !== 'content-type'));
  const shared = sameHost ? { headers, secretHeaders: request.secretHeaders } : { headers: {}, secretHeaders: {} };
  return { ok: true, value: { method: 'GET', url: url.text, ...shared, body: null } };
}

function bodyOf(own: RequestFields, variables: Variables): Rendered | { readonly ok: true; readonly text: null } {
  const { body, content_type: contentType = 'application/json' } = own;
  if (body === undefined) return { ok: true, text: null };
  if (typeof body !== 'string') {
    const block = renderBlock(body, variables);
    return block.ok ? { ok: true, text: JSON.stringify(block.value) } : block;
  }
  const kind = bodyKind(contentType);
  const text = render(body, variables, kind === 'other' ? 'text' : kind);
  // No text format has it, and what is remembered of a request could not be stored with it.
  if (text.ok && text.text.includes('\0')) return { ok: false, message: 'a value holds a NUL character' };
  return text;
}

function authorization(auth: RequestFields['auth']): PlannedRequest['secretHeaders'] {
  if (auth?.bearer !== undefined) return { Authorization: { kind: 'bearer', secret: auth.bearer } };
  if (auth?.basic === undefined) return {};
  return { Authorization: { kind: 'basic', user: auth.basic.user, secret: auth.basic.password } };
}
