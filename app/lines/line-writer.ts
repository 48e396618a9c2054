import { once } from 'node:events';
import type { Writable } from 'node:stream';

/** Writes the text and a line end; resolves when more may be written. False once the reader has gone away (`| head`), and nothing is written then. */
export type WriteLine = (text: string) => Promise<boolean>;

/**
 * Writes lines to a stream no faster than its reader takes them. A reader that closes its end is no error; any other failure of the stream is thrown by the
 * next write.
 */
export function lineWriter(stream: Writable): WriteLine {
  let failure: Error | null = null;
  stream.on('error', (error) => (failure = error));
  const isGone = (): boolean => {
    if (failure === null) return stream.destroyed;
    if ('code' in failure && failure.code === 'EPIPE') return true;
    throw failure;
  };
  return async (text) => {
    if (isGone()) return false;
    if (!stream.write(`${text}\n`))
      await Promise.race([once(stream, 'drain'), once(stream, 'close')]).catch(() => null);
    return !isGone();
  };
}
