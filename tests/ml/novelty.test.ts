import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { occurrencesIn } from '#ml/features/occurrences.ts';
import { placesOf, vocabularyOf } from '#ml/features/vocabulary.ts';
import { evidenceIn, familiarityOf, noveltyReason } from '#ml/novelty.ts';
import { textOf } from './alerts.ts';

const bars = { leastKnownShare: 0.5, leastEvidence: 2 };
const vocabulary = vocabularyOf(['word:disk', 'word:full'], Float32Array.of(1, 1));

test('counts distinct words that the model has seen', () => {
  const occurrences = occurrencesIn(textOf({ name: 'DiskFull', summary: 'disk zebra okapi' }));
  const familiarity = familiarityOf(occurrences, placesOf(occurrences, vocabulary));
  expect(familiarity).toEqual({ known: 2, words: 4, share: 0.5 });
});

test('finds an alert strange when too few of its words are known, and says how many', () => {
  expect(noveltyReason({ known: 2, words: 10, share: 0.2 }, 5, bars)).toBe(
    'only 2 of its 10 words are known to the model',
  );
  expect(noveltyReason({ known: 6, words: 10, share: 0.6 }, 5, bars)).toBeNull();
});

test('finds an alert without words strange', () => {
  expect(noveltyReason(familiarityOf([], new Int32Array(0)), 9, { ...bars, leastKnownShare: 0 })).toBe(
    'the alert has no words to go by',
  );
});

test('finds an alert strange that speaks clearly for no class, known though its words are', () => {
  expect(noveltyReason({ known: 6, words: 6, share: 1 }, 1.26, bars)).toBe(
    'it resembles nothing that the model has learned (evidence 1.3, at least 2.0 is wanted)',
  );
});

test('evidence is at least the highest margin, and grows with every margin', () => {
  const margin = fc.double({ min: -50, max: 50, noNaN: true });
  fc.assert(
    fc.property(
      fc.array(margin, { minLength: 1, maxLength: 35 }),
      fc.double({ min: 0.1, max: 5, noNaN: true }),
      (row, temperature) => {
        const evidence = evidenceIn(row, temperature);
        expect(evidence).toBeGreaterThanOrEqual(Math.max(...row));
        expect(evidence).toBeLessThanOrEqual(Math.max(...row) + temperature * Math.log(row.length) + 1e-9);
        const raised = row.map((each) => each + 1);
        expect(evidenceIn(raised, temperature)).toBeCloseTo(evidence + 1, 9);
      },
    ),
  );
});
