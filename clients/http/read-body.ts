import type { Readable, Transform } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate, createZstdDecompress } from 'node:zlib';

const decoders: Readonly<Record<string, () => Transform>> = {
  gzip: createGunzip,
  'x-gzip': createGunzip,
  deflate: createInflate,
  br: createBrotliDecompress,
  zstd: createZstdDecompress,
};

export interface BodyText {
  readonly body: string;
  readonly truncated: boolean;
}

/**
 * Reads a body as UTF-8, replacement characters standing for what is not. Stops at `limitBytes` of unpacked bytes, so
 * that a small body which unpacks into a huge one costs no more than any other. Rejects when the body breaks off or is
 * not packed as `encoding` says.
 */
export async function readBody(stream: Readable, encoding: string | undefined, limitBytes: number): Promise<BodyText> {
  const chunks: Buffer[] = [];
  let heldBytes = 0;
  for await (const chunk of unpacked(stream, encoding)) {
    const bytes = Buffer.from(chunk as Uint8Array);
    chunks.push(bytes);
    heldBytes += bytes.length;
    if (heldBytes > limitBytes) break;
  }
  const truncated = heldBytes > limitBytes;
  const kept = Buffer.concat(chunks).subarray(0, limitBytes);
  // A character cut in two by the limit is left out rather than shown as a broken one.
  return { body: new TextDecoder().decode(kept, { stream: truncated }), truncated };
}

function unpacked(stream: Readable, encoding: string | undefined): Readable {
  const name = encoding?.trim().toLowerCase() ?? '';
  if (name === '' || name === 'identity') return stream;
  const decoder = decoders[name]?.();
  if (!decoder) throw new Error(`the answer is packed as ${JSON.stringify(name)}, which was not asked for`);
  stream.once('error', (error) => decoder.destroy(error));
  return stream.pipe(decoder);
}
