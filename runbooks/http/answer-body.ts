import type { Json } from '#domain/run.ts';
import { valueSize } from '#runbooks/expressions/expression-cost.ts';
import type { HttpAnswer } from '#runbooks/ports.ts';

/**
 * What an answer's body holds: what its JSON says, or the text. Servers that send JSON under another name are common, so
 * a text that is an object or a list counts as JSON too. JSON nested deeper than anybody writes it stays a text.
 */
export function answerBody({ headers, body }: Pick<HttpAnswer, 'headers' | 'body'>): Json {
  const saysJson = /^[a-z]+\/(?:json|[a-z0-9.-]+\+json)\b/i.test(headers['content-type'] ?? '');
  if (!saysJson && !/^\s*[[{]/.test(body)) return body;
  try {
    const value = JSON.parse(body) as Json;
    return valueSize(value, Infinity) === null ? body : value;
  } catch {
    return body;
  }
}
