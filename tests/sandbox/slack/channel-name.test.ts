import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { channelNameFault } from '#sandbox/slack/channel-name.ts';

test.for([
  ['', 'invalid_name_required'],
  ['a'.repeat(81), 'invalid_name_maxlength'],
  ['Inc-1', 'invalid_name_specials'],
  ['inc 1', 'invalid_name_specials'],
  ['inc.1', 'invalid_name_specials'],
  ['---', 'invalid_name_punctuation'],
  ['a'.repeat(80), null],
  ['inc-42-claims_api', null],
  ['störung-1', null],
] as const)('judges the channel name "%s" as %s', ([name, fault]) => {
  expect(channelNameFault(name)).toBe(fault);
});

test('accepts every name of lowercase letters, digits, hyphens and underscores that has a letter', () => {
  const part = fc.stringMatching(/^[a-z0-9_-]{0,79}$/);
  fc.assert(
    fc.property(part, (tail) => {
      expect(channelNameFault(`a${tail}`)).toBeNull();
    }),
  );
});

test('refuses every name with an upper case letter', () => {
  const part = fc.stringMatching(/^[a-z0-9_-]{0,30}$/);
  fc.assert(
    fc.property(part, part, (head, tail) => {
      expect(channelNameFault(`${head}A${tail}`)).toBe('invalid_name_specials');
    }),
  );
});
