import { inject } from 'vitest';

/**
 * The address of a database of its own on the PostgreSQL that all suites of this run share: empty, or as
 * `prepareDatabase` leaves it. Give it back with `dropSuiteDatabase`.
 */
export async function suiteDatabase(kind: 'empty' | 'migrated'): Promise<string> {
  return ask('POST', `/?kind=${kind}`, null);
}

/** Takes the database away, with whatever is still connected to it. */
export async function dropSuiteDatabase(url: string): Promise<void> {
  await ask('DELETE', '/', url);
}

async function ask(method: string, path: string, body: string | null): Promise<string> {
  const response = await fetch(`${inject('postgresOffer')}${path}`, { method, body });
  const text = await response.text();
  if (!response.ok) throw new Error(`the shared PostgreSQL: ${text}`);
  return text;
}
