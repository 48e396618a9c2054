import { Readable } from 'node:stream';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { batchedLines } from '#app/lines/batched-lines.ts';

async function batchesOf(chunks: readonly string[], size: number) {
  const batches: { number: number; text: string }[][] = [];
  for await (const batch of batchedLines(Readable.from(chunks.map((chunk) => Buffer.from(chunk))), size))
    batches.push([...batch]);
  return batches;
}

test('keeps the number of each line, and leaves out the empty ones', async () => {
  expect(await batchesOf(['a\r\n\nb\n', 'c'], 2)).toEqual([
    [
      { number: 1, text: 'a' },
      { number: 3, text: 'b' },
    ],
    [{ number: 4, text: 'c' }],
  ]);
});

test('gives every line once and in order, however the stream is cut up', async () => {
  const lines = fc.array(fc.stringMatching(/^[a-zé]{1,6}$/), { maxLength: 30 });
  await fc.assert(
    fc.asyncProperty(
      lines,
      fc.integer({ min: 1, max: 7 }),
      fc.integer({ min: 1, max: 9 }),
      async (texts, size, cut) => {
        const whole = texts.join('\n');
        const chunks = Array.from({ length: Math.ceil(whole.length / cut) }, (_, at) =>
          whole.slice(at * cut, (at + 1) * cut),
        );
        const batches = await batchesOf(chunks, size);
        expect(batches.flat().map(({ text }) => text)).toEqual(texts);
        expect(batches.every((batch) => batch.length <= size)).toBe(true);
      },
    ),
    { numRuns: 30 },
  );
});
