import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** One connection as a tap hears it. What it drops never arrives, and the connection ends. */
export interface Conversation {
  /** Bytes of the process, before they are passed on. */
  asked(bytes: Buffer): Verdict;
  /** Bytes for the process, before they are passed on. */
  answered(bytes: Buffer): Verdict;
}

export type Verdict = 'pass' | 'drop';

export interface Tap {
  /** Where the process connects to, on 127.0.0.1. */
  readonly port: number;
  stop(): Promise<void>;
}

/** A server of 127.0.0.1 that passes everything on to another port and hears it, without understanding it. */
export async function openTap(to: number, begin: () => Conversation): Promise<Tap> {
  const open = new Set<Socket>();
  const server = createServer((process) => {
    const world = connect(to, '127.0.0.1');
    const ear = begin();
    for (const socket of [process, world]) {
      open.add(socket);
      socket.setNoDelay(true);
      // A killed process takes its sockets with it; the close that follows says so to the other side.
      socket.on('error', () => undefined);
    }
    const end = (): void => {
      for (const socket of [process, world]) {
        socket.destroy();
        open.delete(socket);
      }
    };
    process.on('close', end);
    world.on('close', end);
    process.on('data', (bytes: Buffer) => {
      if (ear.asked(bytes) === 'pass') world.write(bytes);
      else end();
    });
    world.on('data', (bytes: Buffer) => {
      if (ear.answered(bytes) === 'pass') process.write(bytes);
      else end();
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    port,
    async stop() {
      const closed = once(server, 'close');
      server.close();
      for (const socket of open) socket.destroy();
      await closed;
    },
  };
}
