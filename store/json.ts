import { sql, type RawBuilder } from 'kysely';

/** A value as a jsonb parameter. Spelled out because drivers disagree on arrays: one would write a PostgreSQL array. */
export function jsonb<T>(value: T): RawBuilder<T> {
  return sql<T>`${JSON.stringify(value)}::jsonb`;
}
