import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { slackLimits } from '#handlers/slack/limits.ts';
import { storyPages } from '#handlers/slack/views/story/story-pages.ts';
import { textsOf } from '#tests/handlers/slack/block-reading.ts';

it('storyPages tears no entry apart, loses none, and lets each page fit', () => {
  const entry = fc.array(fc.integer({ min: 1, max: 1200 }), { minLength: 1, maxLength: 6 });
  fc.assert(
    fc.property(fc.array(entry, { maxLength: 70 }), (entries) => {
      const written = entries.map((lengths, index) => lengths.map((length) => `${index}:${'x'.repeat(length)}`));
      const pages = storyPages(written);
      const seen = pages.map((page) => textsOf(page).flatMap((text) => text.split('\n')));
      expect(seen.flat()).toEqual(written.flat());
      for (const page of pages) {
        expect(page.length).toBeLessThan(slackLimits.blocksPerMessage);
        expect(JSON.stringify(page).length).toBeLessThan(slackLimits.blocksTotal);
      }
      const begins = seen.map((lines) => lines[0]?.split(':')[0]);
      expect(new Set(begins).size).toBe(pages.length);
    }),
    { numRuns: 50 },
  );
});
