import type { Json } from '#domain/run.ts';
import { plainText } from '#runbooks/templates/plain-text.ts';
import type { PlannedRequest } from './planned-request.ts';

const mostBodyLines = 40;

/** E.g. `POST https://api.example.com/v1/drain`. */
export function requestLine({ method, url }: Pick<PlannedRequest, 'method' | 'url'>): string {
  return `${method} ${plainText(url)}`;
}

/** What would be sent, a line each: people approve this. Secrets are named, never shown. */
export function requestLines(request: PlannedRequest): readonly string[] {
  const headers = Object.entries(request.headers).map(([name, value]) => `${name}: ${plainText(value)}`);
  const secrets = Object.entries(request.secretHeaders).map(([name, header]) => `${name}: ${saySecret(header)}`);
  return [requestLine(request), ...headers, ...secrets, ...bodyLines(request.body)];
}

/** The request as data, to be bound to an approval. */
export function requestData({ method, url, headers, secretHeaders, body }: PlannedRequest): Json {
  return { method, url, headers, secretHeaders, body };
}

function saySecret(header: PlannedRequest['secretHeaders'][string]): string {
  switch (header.kind) {
    case 'plain':
      return `(the secret ${header.secret})`;
    case 'bearer':
      return `Bearer (the secret ${header.secret})`;
    case 'basic':
      return `Basic (${plainText(header.user)} and the secret ${header.secret})`;
  }
}

function bodyLines(body: string | null): readonly string[] {
  if (body === null) return [];
  const lines = indented(body)
    .split('\n')
    .map((line) => plainText(line));
  const left = lines.length - mostBodyLines;
  return left > 0 ? [...lines.slice(0, mostBodyLines), `… and ${left} lines more`] : lines;
}

/** JSON with a member a line. */
function indented(body: string): string {
  try {
    return JSON.stringify(JSON.parse(body), null, 2);
  } catch {
    return body;
  }
}
