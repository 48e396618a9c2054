import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitWords } from '#handlers/slack/commands/split-words.ts';

const read = (text: string) => {
  const split = splitWords(text);
  return split.kind === 'wrong' ? split.problem : split.words.map(({ name, value }) => [name, value]);
};

describe('splitWords', () => {
  it.each([
    ['', []],
    [
      '  a  b\n',
      [
        [null, 'a'],
        [null, 'b'],
      ],
    ],
    ['replicas=4', [['replicas', '4']]],
    [
      'note="two words" x',
      [
        ['note', 'two words'],
        [null, 'x'],
      ],
    ],
    ['note=\'it is "so"\'', [['note', 'it is "so"']]],
    ['note=“curved by a phone”', [['note', 'curved by a phone']]],
    ['note=„so“', [['note', 'so']]],
    ['note="a \\"b\\" \\\\ c"', [['note', 'a "b" \\ c']]],
    ["note=that's", [['note', "that's"]]],
    ['note=', [['note', '']]],
    ['q=a=b', [['q', 'a=b']]],
    ['4x=1', [[null, '4x=1']]],
    ['`restart`', [[null, 'restart']]],
  ])('reads %j', (text, words) => {
    expect(read(text)).toEqual(words);
  });

  it.each([
    ['note="no end', 'the quote of note="no end has no end'],
    ['note="a"b', 'after the quote in note="a"b a space is missing'],
  ])('says what is wrong with %j', (text, problem) => {
    expect(read(text)).toBe(problem);
  });

  it('gives back every value that was quoted, whatever it holds', () => {
    const entry = fc.tuple(fc.stringMatching(/^[A-Za-z]\w{0,20}$/), fc.string({ unit: 'grapheme' }));
    fc.assert(
      fc.property(fc.array(entry, { maxLength: 5 }), (entries) => {
        const text = entries.map(([name, value]) => `${name}="${value.replaceAll(/["\\]/g, '\\$&')}"`).join(' ');
        expect(read(text)).toEqual(entries);
      }),
    );
  });

  it('answers something to anything', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(splitWords(text).kind).toMatch(/words|wrong/);
      }),
    );
  });
});
