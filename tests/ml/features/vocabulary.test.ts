import { expect, test } from 'vitest';
import { occurrencesIn, partsOf } from '#ml/features/occurrences.ts';
import { learnVocabulary, placeFinder, placesOf, vocabularyOf } from '#ml/features/vocabulary.ts';
import { textOf } from '#tests/ml/alerts.ts';

const documentOf = (source: string, summary: string) => ({
  source,
  occurrences: occurrencesIn(textOf({ name: summary, summary })),
});

test('keeps words of one source, but pairs and pieces only when two sources share them', () => {
  const { features } = learnVocabulary([
    documentOf('a', 'pool exhausted'),
    documentOf('a', 'pool exhausted'),
    documentOf('a', 'disk full'),
    documentOf('b', 'disk full'),
  ]);
  expect(features).toContain('word:pool');
  expect(features).not.toContain('pair:pool exhaust');
  expect(features).toContain('pair:disk full');
  expect(features).toContain('piece:<dis');
  expect(features).not.toContain('piece:<poo');
});

test('is the same whatever the order of the documents', () => {
  const documents = ['disk full', 'pool exhausted', 'disk slow'].map((text, at) => documentOf(`s${at}`, text));
  expect(learnVocabulary(documents.toReversed())).toEqual(learnVocabulary(documents));
});

test('gives rare features a higher weight, in figures that survive four decimals', () => {
  const vocabulary = learnVocabulary([documentOf('a', 'disk full'), documentOf('b', 'disk slow')]);
  const idf = (feature: string): number => vocabulary.idf[vocabulary.indexOf.get(feature) ?? -1] ?? 0;
  expect(idf('word:full')).toBeGreaterThan(idf('word:disk'));
  const stored = Array.from(vocabulary.idf, (value) => Number(value.toFixed(4)));
  expect(vocabularyOf(vocabulary.features, Float32Array.from(stored))).toEqual(vocabulary);
});

test('finds places part by part as it finds them one by one, at the first alert of a rule and at the next', () => {
  const { features, idf } = learnVocabulary([documentOf('a', 'disk full'), documentOf('b', 'disk slow')]);
  const vocabulary = vocabularyOf(features, idf);
  const findPlaces = placeFinder(vocabulary);
  for (const name of ['DiskFull', 'DiskZebra', 'DiskFull']) {
    const alert = textOf({ name, summary: 'disk is slow', expression: 'up == 0', labels: { device: 'sda' } });
    expect(findPlaces(partsOf(alert))).toEqual(placesOf(occurrencesIn(alert), vocabulary));
  }
});
