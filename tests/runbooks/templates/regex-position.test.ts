import { expect, test } from 'vitest';
import { regexPositionProblem } from '#runbooks/templates/regex-position.ts';

test.each([
  '',
  'prod-',
  '(a|b)-',
  '(?:x|',
  '(?i)',
  '(?P<n>',
  '[a-z]+',
  '[]x]',
  '[[:alpha:]_]',
  '\\d',
  '\\\\',
  '\\.',
  '\\x41',
  '\\x{1F600}',
  '\\pN',
  '\\p{Greek}',
  '\\101',
  '\\Qa[b\\E',
  'a{2}',
  'a{2,}',
  'a{x',
])('lets a value stand behind %s', (pattern) => {
  expect(regexPositionProblem(pattern, '-rest')).toBeNull();
});

test.each([
  ['a\\', 'backslash'],
  ['\\x4', 'backslash'],
  ['\\x{41', 'backslash'],
  ['\\p', 'backslash'],
  ['\\p{Gre', 'backslash'],
  ['\\1', 'backslash'],
  ['\\Qa', 'backslash'],
  ['[a-', '[ ]'],
  ['[^', '[ ]'],
  ['[]', '[ ]'],
  ['[[:al', '[ ]'],
  ['[[:alpha:]', '[ ]'],
  ['(?', '(?…)'],
  ['(?i', '(?…)'],
  ['(?P<na', '(?…)'],
  ['a{', '{ }'],
  ['a{2,', '{ }'],
])('refuses a value behind %s', (pattern, reason) => {
  expect(regexPositionProblem(pattern, '')).toContain(reason);
});

test.each(['*', '+', '?', '{2}'])('refuses a value that %s would repeat in part', (next) => {
  expect(regexPositionProblem('a', next)).toContain('put ( ) around it');
});
