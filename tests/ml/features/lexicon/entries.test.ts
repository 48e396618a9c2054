import { expect, test } from 'vitest';
import { entriesOf } from '#ml/features/lexicon/entries.ts';

test('reads entries over several lines, with any spacing, and leaves empty ones out', () => {
  expect(entriesOf('dead letter,\n    no   consumer,, unacked ,')).toEqual(['dead letter', 'no consumer', 'unacked']);
});
