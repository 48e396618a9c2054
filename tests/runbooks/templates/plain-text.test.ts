import { expect, test } from 'vitest';
import { plainText, slackText } from '#runbooks/templates/plain-text.ts';

test('a value is one line without anything invisible', () => {
  expect(plainText('a\nb\r\n\tc\u202ed\u200be\u0000f')).toBe('a b c d e f');
  expect(plainText(98.5)).toBe('98.5');
});

test('cutting never leaves half a character', () => {
  const cut = plainText('😀'.repeat(200));
  expect(cut.isWellFormed()).toBe(true);
  expect(cut.length).toBeLessThanOrEqual(300);
});

test('Slack reads a value as text only', () => {
  expect(slackText('<!here> & <https://x|y>')).toBe('&lt;!here&gt; &amp; &lt;https://x|y&gt;');
});
