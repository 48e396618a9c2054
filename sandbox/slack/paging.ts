import { refuse } from './refusal.ts';
import type { Refusal } from './refusal.ts';

export interface Page<Item> {
  readonly items: readonly Item[];
  /** Empty on the last page, as in `response_metadata.next_cursor`. */
  readonly nextCursor: string;
}

/** One page of a listing; the cursor names the first item of the next page, so new items do not shift it. */
export function pageOf<Item>(
  items: readonly Item[],
  keyOf: (item: Item) => string,
  request: { readonly cursor: string; readonly limit?: number | undefined },
  limits: { readonly usual: number; readonly most: number },
): Page<Item> | Refusal {
  const limit = request.limit === undefined || request.limit === 0 ? limits.usual : request.limit;
  if (limit > limits.most) return refuse('invalid_limit');
  const start = request.cursor === '' ? 0 : items.findIndex((item) => encode(keyOf(item)) === request.cursor);
  if (start === -1) return refuse('invalid_cursor');
  const next = items[start + limit];
  return { items: items.slice(start, start + limit), nextCursor: next === undefined ? '' : encode(keyOf(next)) };
}

function encode(key: string): string {
  return Buffer.from(`next:${key}`).toString('base64');
}
