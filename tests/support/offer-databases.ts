import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';
import type { TestProject } from 'vitest/node';
import { imageFile } from './image-file.ts';
import type { SharedPostgres } from './shared-postgres.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The file that an embedded database in memory begins with. */
    readonly databaseImage: string;
    /** Where a suite asks for a database of the PostgreSQL that all suites of this run share. */
    readonly postgresOffer: string;
  }
}

/**
 * Vitest's global setup: what the suites of a run, whichever worker they are in, have their databases from. The image
 * is there before the first test, whose time is not spent on making one. PostgreSQL starts when the first suite asks,
 * so a run without such a suite costs nothing: `POST /?kind=empty|migrated` answers with a new database's address,
 * `DELETE /` takes the one in its body away.
 */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  project.provide('databaseImage', await imageFile());
  let started: Promise<SharedPostgres> | undefined;
  const answer = async (request: IncomingMessage): Promise<string> => {
    started ??= startPostgres();
    const postgres = await started;
    if (request.method === 'POST') return postgres.create(request.url === '/?kind=migrated' ? 'migrated' : 'empty');
    await postgres.drop(await text(request));
    return '';
  };
  const http = createServer((request, response) => {
    answer(request).then(
      (body) => response.end(body),
      (error: unknown) => response.writeHead(500).end(String(error)),
    );
  });
  http.listen(0, '127.0.0.1');
  await once(http, 'listening');
  const address = http.address();
  if (address === null || typeof address === 'string') throw new Error('the system gave no port');
  project.provide('postgresOffer', `http://127.0.0.1:${address.port}`);

  return async () => {
    http.close();
    http.closeAllConnections();
    await (await started)?.stop();
  };
}

/** Loaded only now: it brings the store with it. */
async function startPostgres(): Promise<SharedPostgres> {
  const { startSharedPostgres } = await import('./shared-postgres.ts');
  return startSharedPostgres();
}
