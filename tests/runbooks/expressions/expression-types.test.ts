import { expect, test } from 'vitest';
import { sayType } from '#runbooks/expressions/expression-types.ts';

test.each([
  ['double', 'a number'],
  ['dyn<string>', 'a text'],
  ['list<dyn>', 'a list'],
  ['map<string, dyn>', 'an object'],
  ['null', 'nothing (null)'],
  ['google.protobuf.Duration', 'google.protobuf.Duration'],
])('%s is %s', (type, words) => {
  expect(sayType(type)).toBe(words);
});
