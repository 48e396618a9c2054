import { expect, test } from 'vitest';
import { entriesOf } from '#ml/features/lexicon/entries.ts';
import { troubles } from '#ml/features/lexicon/topics.ts';
import { troubleWords } from '#ml/features/lexicon/trouble-words.ts';

test('has words for every trouble and for no other', () => {
  expect(Object.keys(troubleWords).toSorted()).toEqual([...troubles].toSorted());
  expect(troubles.filter((trouble) => entriesOf(troubleWords[trouble]).length < 6)).toEqual([]);
});
