import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { paragraphs } from '#handlers/slack/views/blocks/paragraphs.ts';

it('paragraphs loses no line and keeps each section within its limit', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 3000 }), { maxLength: 12 }), (lengths) => {
      const lines = lengths.map((length, index) => String.fromCodePoint(97 + index).repeat(length));
      const texts = paragraphs(lines).map((block) => block.text?.text ?? '');
      expect(texts.flatMap((text) => text.split('\n'))).toEqual(lines);
      expect(texts.every((text) => text.length <= 3000)).toBe(true);
    }),
  );
});
