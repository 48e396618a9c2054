import { Readable } from 'node:stream';
import { brotliCompressSync, constants, deflateRawSync, deflateSync, gzipSync, zstdCompressSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { readBody } from '#clients/http/read-body.ts';

test.each([
  [undefined, (bytes: Buffer) => bytes],
  ['identity', (bytes: Buffer) => bytes],
  ['gzip', gzipSync],
  ['X-GZIP', gzipSync],
  ['deflate', deflateSync],
  ['br', brotliCompressSync],
  ['zstd', zstdCompressSync],
] as const)('reads a body packed as %s', async (encoding, pack) => {
  const stream = Readable.from([pack(Buffer.from('grün'))]);
  expect(await readBody(stream, encoding, 100)).toEqual({ body: 'grün', truncated: false });
});

test('cuts at the limit, and says so only beyond it', async () => {
  expect(await readBody(Readable.from([Buffer.from('abc')]), undefined, 3)).toEqual({ body: 'abc', truncated: false });
  expect(await readBody(Readable.from([Buffer.from('abcd')]), undefined, 3)).toEqual({ body: 'abc', truncated: true });
});

test('leaves out a character that the limit cuts in two', async () => {
  expect((await readBody(Readable.from([Buffer.from('aüb')]), undefined, 2)).body).toBe('a');
});

test('shows bytes that are no UTF-8 as replacement characters', async () => {
  expect((await readBody(Readable.from([Buffer.from([0x61, 0xff])]), undefined, 9)).body).toBe('a\ufffd');
});

test('stops reading a body that never ends', async () => {
  function* endless(): Generator<Buffer> {
    for (;;) yield Buffer.alloc(1000, 'x');
  }
  const stream = Readable.from(endless());
  expect(await readBody(stream, undefined, 10)).toEqual({ body: 'x'.repeat(10), truncated: true });
  expect(stream.destroyed).toBe(true);
});

test('unpacks no more than the limit of a bomb that never ends', async () => {
  const header = gzipSync('').subarray(0, 10);
  // A fully flushed block stands for itself, so it can be repeated for ever; each unpacks to a megabyte.
  const block = deflateRawSync(Buffer.alloc(1_000_000), { finishFlush: constants.Z_FULL_FLUSH });
  function* endless(): Generator<Buffer> {
    yield header;
    for (;;) yield block;
  }
  const stream = Readable.from(endless());
  expect(await readBody(stream, 'gzip', 1000)).toEqual({ body: '\0'.repeat(1000), truncated: true });
});

test.each([
  ['gzip', Buffer.from('plain'), 'incorrect header check'],
  ['gzip', gzipSync(Buffer.from('whole')).subarray(0, 12), 'unexpected end of file'],
  ['compress', Buffer.from('x'), 'not asked for'],
  ['gzip, gzip', gzipSync(gzipSync(Buffer.from('twice'))), 'not asked for'],
])('rejects a body that is not packed as %s says', async (encoding, bytes, words) => {
  await expect(readBody(Readable.from([bytes]), encoding, 100)).rejects.toThrow(words);
});
