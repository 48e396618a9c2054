import { expect, test } from 'vitest';
import { occurrencesIn } from '#ml/features/occurrences.ts';
import { vocabularyOf } from '#ml/features/vocabulary.ts';
import { familiarityOf, noveltyReason } from '#ml/novelty.ts';
import { textOf } from './alerts.ts';

const vocabulary = vocabularyOf(['word:disk', 'word:full'], Float32Array.of(1, 1));

test('counts distinct words that the model has seen', () => {
  const familiarity = familiarityOf(
    occurrencesIn(textOf({ name: 'DiskFull', summary: 'disk zebra okapi' })),
    vocabulary,
  );
  expect(familiarity).toEqual({ known: 2, words: 4, share: 0.5 });
});

test('finds an alert strange when too few of its words are known, and says how many', () => {
  expect(noveltyReason({ known: 2, words: 10, share: 0.2 }, 0.5)).toBe('only 2 of its 10 words are known to the model');
  expect(noveltyReason({ known: 6, words: 10, share: 0.6 }, 0.5)).toBeNull();
});

test('finds an alert without words strange', () => {
  expect(noveltyReason(familiarityOf([], vocabulary), 0)).toBe('the alert has no words to go by');
});
