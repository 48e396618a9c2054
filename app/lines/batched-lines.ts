import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';

/** A line with its number in the input, from 1. */
export interface NumberedLine {
  readonly number: number;
  readonly text: string;
}

/**
 * The lines of a stream in batches of at most `size`, without the empty ones: memory for a batch, however long the input. Line ends are \n or \r\n, and a last line
 * needs none.
 */
export async function* batchedLines(input: Readable, size: number): AsyncGenerator<readonly NumberedLine[]> {
  let batch: NumberedLine[] = [];
  let number = 0;
  for await (const text of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
    number += 1;
    if (text.trim() === '') continue;
    batch.push({ number, text });
    if (batch.length < size) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}
