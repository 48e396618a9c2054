import { z } from 'zod';

const objectSchema = z.record(z.string(), z.unknown());

export type ReadBody =
  | { readonly kind: 'body'; readonly body: Record<string, unknown> }
  | { readonly kind: 'unsupported'; readonly mediaType: string }
  | { readonly kind: 'malformed'; readonly reason: string };

/**
 * The payload that Slack put into a request: JSON for events, a form for commands, a form whose `payload` is JSON for
 * interactions. Parameters of the content type, such as a charset, do not matter.
 */
export function readBody(contentType: string | undefined, rawBody: Uint8Array): ReadBody {
  const mediaType = (contentType ?? '').split(';', 1)[0]?.trim().toLowerCase() ?? '';
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(rawBody);
  } catch {
    return { kind: 'malformed', reason: 'the body is not UTF-8' };
  }
  switch (mediaType) {
    case 'application/json':
      return fromJson(text, 'the body');
    case 'application/x-www-form-urlencoded': {
      const form = new URLSearchParams(text);
      const payload = form.get('payload');
      return payload === null ? { kind: 'body', body: Object.fromEntries(form) } : fromJson(payload, '`payload`');
    }
    default:
      return { kind: 'unsupported', mediaType };
  }
}

function fromJson(text: string, what: string): ReadBody {
  try {
    const parsed = objectSchema.safeParse(JSON.parse(text));
    return parsed.success
      ? { kind: 'body', body: parsed.data }
      : { kind: 'malformed', reason: `${what} is not a JSON object` };
  } catch {
    return { kind: 'malformed', reason: `${what} is not JSON` };
  }
}
