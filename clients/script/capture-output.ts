import type { Readable } from 'node:stream';

export interface Captured {
  /** The beginning of what was written, up to the bytes to keep. */
  readonly head: Buffer;
  readonly writtenBytes: number;
}

/** Keeps the beginning of a stream and reads on to its end, so that the writer is never held up. */
export function captureOutput(stream: Readable, keepBytes: number): () => Captured {
  const chunks: Buffer[] = [];
  let keptBytes = 0;
  let writtenBytes = 0;
  stream.on('data', (chunk: Buffer) => {
    writtenBytes += chunk.length;
    if (keptBytes >= keepBytes) return;
    const kept = chunk.subarray(0, keepBytes - keptBytes);
    chunks.push(kept);
    keptBytes += kept.length;
  });
  stream.on('error', () => undefined);
  return () => ({ head: Buffer.concat(chunks), writtenBytes });
}
