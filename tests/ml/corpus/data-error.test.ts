import { expect, test } from 'vitest';
import { DataError } from '#ml/corpus/data-error.ts';

test('says twenty problems and counts the rest', () => {
  const problems = Array.from({ length: 23 }, (_, at) => `problem ${at}`);
  const error = new DataError(problems);
  expect(error.message.split('\n')).toHaveLength(21);
  expect(error.message).toContain('problem 19\n… and 3 more');
  expect(error.problems).toEqual(problems);
});
