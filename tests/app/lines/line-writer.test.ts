import { PassThrough } from 'node:stream';
import { expect, test } from 'vitest';
import { lineWriter } from '#app/lines/line-writer.ts';

test('waits for a reader that is slow', async () => {
  const pipe = new PassThrough({ highWaterMark: 4 });
  const write = lineWriter(pipe);
  let done = false;
  const writing = write('a long line').then((wrote) => (done = wrote));
  await new Promise(setImmediate);
  expect(done).toBe(false);
  pipe.resume();
  await writing;
  expect(done).toBe(true);
});

test('stops quietly when the reader has gone away', async () => {
  const pipe = new PassThrough();
  const write = lineWriter(pipe);
  pipe.destroy(Object.assign(new Error('closed'), { code: 'EPIPE' }));
  await new Promise(setImmediate);
  expect(await write('more')).toBe(false);
});

test('throws when the stream fails otherwise', async () => {
  const pipe = new PassThrough();
  const write = lineWriter(pipe);
  pipe.destroy(new Error('disk full'));
  await new Promise(setImmediate);
  await expect(write('more')).rejects.toThrow('disk full');
});
