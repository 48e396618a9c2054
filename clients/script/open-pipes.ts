import { execFile } from 'node:child_process';
import { closeSync, constants, openSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { Socket } from 'node:net';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { promisify } from 'node:util';

export interface OutputPipe {
  readonly reader: Readable;
  /** The descriptor to hand to the program. */
  readonly writerFd: number;
  /** Must be called once the program has its own, or the reader never ends. */
  closeWriter(): void;
}

const run = promisify(execFile);

/**
 * Two pipes. What Node makes for a child's output is a pair of sockets, which no script can open again by name:
 * `echo failed > /dev/stderr` would end in "No such device or address". The folder is left as it was.
 */
export async function openPipes(folder: string): Promise<readonly [OutputPipe, OutputPipe]> {
  const paths = [join(folder, '.stdout'), join(folder, '.stderr')] as const;
  await run('mkfifo', ['-m', '600', ...paths], { env: { PATH: '/usr/bin:/bin' } });
  const pipes = [openPipe(paths[0]), openPipe(paths[1])] as const;
  await Promise.all(paths.map((path) => rm(path)));
  return pipes;
}

/**
 * A pipe opens for reading at once when asked not to wait for a writer, and for writing once it has a reader. The
 * descriptors are numbers because a FileHandle would be closed when it is collected.
 */
function openPipe(path: string): OutputPipe {
  const readerFd = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
  const reader = new Socket({ fd: readerFd, readable: true, writable: false });
  try {
    const writerFd = openSync(path, constants.O_WRONLY);
    return { reader, writerFd, closeWriter: () => closeSync(writerFd) };
  } catch (error) {
    reader.destroy();
    throw error;
  }
}
