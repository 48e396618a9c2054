import { isJsonObject } from './json.ts';
import type { JsonObject } from './json.ts';

export type WebRequest =
  | { readonly outcome: 'read'; readonly token: string | null; readonly args: JsonObject }
  | { readonly outcome: 'unreadable'; readonly error: 'invalid_json' | 'invalid_form_data' | 'invalid_post_type' };

/** Reads a call from query, form, multipart form or JSON; the token from the header, or from a form or query field. */
export async function readWebRequest(request: Request): Promise<WebRequest> {
  const query = Object.fromEntries(new URL(request.url).searchParams);
  const body = request.method === 'POST' ? await readBody(request) : {};
  if (typeof body === 'string') return { outcome: 'unreadable', error: body };
  const bearer = /^Bearer\s+(\S+)$/i.exec(request.headers.get('authorization') ?? '')?.[1];
  const { token, ...args } = { ...query, ...body };
  return { outcome: 'read', token: bearer ?? (typeof token === 'string' ? token : null), args };
}

async function readBody(
  request: Request,
): Promise<JsonObject | 'invalid_json' | 'invalid_form_data' | 'invalid_post_type'> {
  const type = request.headers.get('content-type') ?? '';
  if (type.startsWith('application/json')) {
    const parsed = await request.json().catch(() => null);
    return isJsonObject(parsed) ? parsed : 'invalid_json';
  }
  if (type.startsWith('application/x-www-form-urlencoded')) {
    return Object.fromEntries(new URLSearchParams(await request.text()));
  }
  if (type.startsWith('multipart/form-data')) {
    const form = await request.formData().catch(() => null);
    return form ? Object.fromEntries(form) : 'invalid_form_data';
  }
  return (await request.text()) === '' ? {} : 'invalid_post_type';
}
