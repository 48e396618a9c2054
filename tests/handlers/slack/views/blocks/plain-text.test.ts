import { expect, it } from 'vitest';
import { plainText } from '#handlers/slack/views/blocks/plain-text.ts';

it('plainText is one line, cut to its limit, never empty, and draws no emoji', () => {
  expect(plainText('a\nb :fire:', 75)).toEqual({ type: 'plain_text', text: 'a b :fire:', emoji: false });
  expect(plainText(' \n', 75).text).toBe('–');
  expect(plainText('x'.repeat(80), 75).text).toHaveLength(75);
});
