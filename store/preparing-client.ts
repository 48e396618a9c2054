import { createHash } from 'node:crypto';
import { Client, type QueryConfig } from 'pg';

/**
 * A connection that has each statement planned once and then names it (PREPARE, EXECUTE): planning a statement takes
 * the server longer than most of ours take to run. The texts are few, so the names are; they last as long as the
 * connection, which a pooler in transaction mode would break, as it breaks LISTEN, which the queue needs anyway.
 * A statement that gives whatever columns there are is not named: during an upgrade a newer replica adds columns, and
 * PostgreSQL refuses a named statement whose result has changed (0A000, "cached plan must not change result type").
 */
export class PreparingClient extends Client {
  override query(...given: readonly unknown[]): never {
    const [text, values, ...rest] = given;
    const ask = super.query.bind(this) as (...all: readonly unknown[]) => never;
    if (typeof text !== 'string' || !Array.isArray(values) || values.length === 0 || everyColumn.test(text)) {
      return ask(...given);
    }
    return ask({ name: nameOf(text), text, values } satisfies QueryConfig, ...rest);
  }
}

const everyColumn = /(?:select|returning) \*|\.\*/i;

const names = new Map<string, string>();

function nameOf(text: string): string {
  const known = names.get(text);
  if (known !== undefined) return known;
  const name = createHash('sha256').update(text).digest('base64url').slice(0, 32);
  names.set(text, name);
  return name;
}
