import type { Json } from '#domain/run.ts';

/**
 * A value from outside as the database can keep it: PostgreSQL's jsonb takes neither NUL nor half a surrogate pair
 * (https://www.postgresql.org/docs/current/datatype-json.html), so U+FFFD stands in their place, in names as in values.
 */
export function storable(value: Json): Json {
  if (typeof value === 'string') return storableText(value);
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return (value as readonly Json[]).map(storable);
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [storableText(name), storable(inner)]));
}

/** A text as the database can keep it. */
export function storableText(text: string): string {
  return text.replaceAll('\0', '\ufffd').toWellFormed();
}
